package nl.microcredentials.verifier.verification;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.REVOKED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_LIST_LENGTH_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_TYPE_UNKNOWN;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.SUSPENDED;
import static nl.microcredentials.core.problem.ProblemType.UNSAFE_URL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.World;
import nl.microcredentials.verifier.world.World.Answer;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a credential counts now: its validity period, its status lists, its record. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusVerdictTest extends Verifying {

  @Test
  void the_bit_of_the_credential_counts_and_no_other() {
    world.revoked = new int[] {94_566, 94_568};
    var credential = world.registeredCredential();
    assertValid(credential);
    later();
    world.revoked = new int[] {94_567};
    assertInvalid(credential, "status", REVOKED);
  }

  @Test
  void the_last_statement_in_the_record_counts() {
    var credential = world.registeredCredential();
    state(credential, new Change.Suspended(Change.Reason.UNDER_INVESTIGATION, world.now));
    var report = report(credential);
    assertFound(report, "INVALID", "status", "failed", SUSPENDED);
    assertThat(report.prettify()).contains("under-investigation");
    state(credential, new Change.Reinstated(Change.Reason.INVESTIGATION_CLOSED, world.now));
    assertValid(credential);
    state(credential, new Change.Revoked(Change.Reason.FRAUD, world.now));
    assertInvalid(credential, "status", REVOKED);
  }

  @Test
  void a_record_that_says_revoked_needs_no_status_list() {
    var credential = world.registeredCredential();
    state(credential, new Change.Revoked(Change.Reason.FRAUD, world.now));
    world.answers.put(World.LIST, Answer.text(500, "text/plain", ""));
    assertInvalid(credential, "status", REVOKED);
  }

  @ParameterizedTest
  @CsvSource({
    "404, application/vc, {}",
    "200, text/html, <script>alert(1)</script>",
    "200, application/vc, ''",
    "200, application/vc, {",
    "204, application/vc, ''",
    "206, application/vc, {}",
    "304, application/vc, ''",
    "429, application/vc, {}",
    "500, application/vc, {}"
  })
  void a_list_that_cannot_be_fetched_leaves_doubt(int status, String mediaType, String body) {
    world.answers.put(World.LIST, Answer.text(status, mediaType, body));
    var report = report(world.registeredCredential());
    assertFound(report, "INDETERMINATE", "status", "not-made", STATUS_RETRIEVAL_ERROR);
    assertThat(report.prettify()).doesNotContain("alert");
  }

  @Test
  void a_list_without_a_good_signature_of_the_same_issuer_leaves_doubt() {
    var list = world.institution.statusList(listUrl(), world.now);
    assertDoubt(list, STATUS_VERIFICATION_ERROR);
    assertDoubt(world.stranger.sign(list, world.now), STATUS_VERIFICATION_ERROR);
    assertDoubt(
        world.former.sign(world.former.statusList(listUrl(), world.now), world.now),
        STATUS_VERIFICATION_ERROR);
    var changed = world.institution.sign(list, world.now);
    changed.put("validUntil", "2099-01-01T00:00:00Z");
    assertDoubt(changed, STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_that_is_not_a_valid_one_at_its_address_leaves_doubt() {
    var tomorrow = Institution.seconds(world.now.plus(Duration.ofDays(1)));
    var yesterday = Institution.seconds(world.now.minus(Duration.ofDays(1)));
    assertDoubtAbout(list -> list.remove("validUntil"), STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(list -> list.remove("validFrom"), STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(list -> list.put("validFrom", tomorrow), STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(
        list -> list.put("validFrom", yesterday).put("validUntil", yesterday),
        STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(
        list -> list.put("id", "https://hogeschool.example/2"), STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(list -> list.remove("id"), STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(
        list ->
            list.putObject("credentialStatus")
                .put("id", listUrl() + "#1")
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", "1")
                .put("statusListCredential", listUrl()),
        STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(
        list -> list.putArray("type").add("VerifiableCredential"), STATUS_VERIFICATION_ERROR);
    assertDoubtAbout(
        list -> list.withObject("/credentialSubject").put("statusPurpose", "suspension"),
        STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_that_is_encoded_otherwise_leaves_doubt() {
    assertEncoded("zQmXYZ", MALFORMED_VALUE_ERROR);
    assertEncoded("f00", MALFORMED_VALUE_ERROR);
    assertEncoded(
        "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[16_384]),
        STATUS_VERIFICATION_ERROR);
    assertEncoded("uH4sIAAAAAAAA_wMAAAAAAAAAAAA", STATUS_LIST_LENGTH_ERROR);
  }

  @Test
  void an_older_list_than_one_seen_before_leaves_doubt() {
    var old = world.institution.sign(world.institution.statusList(listUrl(), world.now), world.now);
    later();
    var credential = world.registeredCredential();
    assertValid(credential);
    world.answers.put(World.LIST, Answer.json(old));
    assertIndeterminate(credential, "status", STATUS_VERIFICATION_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "131071, ",
    "131072, RANGE_ERROR",
    "2147483648, RANGE_ERROR",
    "9223372036854775808, RANGE_ERROR",
    "01, MALFORMED_VALUE_ERROR",
    "-1, MALFORMED_VALUE_ERROR"
  })
  void an_index_must_be_in_the_list(String index, ProblemType type) {
    var unsigned = world.unsigned();
    unsigned.withObject("/credentialStatus").put("statusListIndex", index);
    var report = report(world.registered(unsigned));
    if (type == null) {
      assertThat(report.getString("outcome")).isEqualTo("VALID");
    } else {
      assertThat(report.prettify()).contains(type.uri().toString()).doesNotContain("\"VALID\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:5432/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://hogeschool.example:8443/",
        "https://user@hogeschool.example/",
        "http://hogeschool.example/",
        "http://127.0.0.1:1/",
        "file:///etc/passwd",
        "ftp://hogeschool.example/",
        "gopher://hogeschool.example/",
        "jar:file:/a!/b",
        "data:application/json,x",
        "ldap://hogeschool.example/",
        "javascript:alert(1)"
      })
  void an_unsafe_address_is_not_asked(String url) {
    var unsigned = world.unsigned();
    unsigned.withObject("/credentialStatus").put("statusListCredential", url);
    assertIndeterminate(world.registered(unsigned), "status", UNSAFE_URL);
  }

  @Test
  void an_unknown_type_or_purpose_is_named_and_never_skipped() {
    var type = world.unsigned();
    type.putObject("credentialStatus")
        .put("id", listUrl() + "#1")
        .put("type", "BitstringStatusList");
    var report = report(world.registered(type));
    assertThat(report.getString("outcome")).isNotEqualTo("VALID");
    assertThat(report.prettify()).contains(STATUS_TYPE_UNKNOWN.uri().toString());
    assertThat(report.prettify()).contains("The status type BitstringStatusList is not known.");
  }

  /** What others publish, or published once, and nobody here can read. */
  @ParameterizedTest
  @CsvSource({
    "StatusList2021Entry, https://w3id.org/vc/status-list/2021/v1",
    "RevocationList2020Status, https://w3id.org/vc-revocation-list-2020/v1",
    "1EdTechRevocationList, https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
  })
  void a_status_of_an_earlier_kind_leaves_doubt_and_is_named(String type, String context) {
    var unsigned = world.unsigned();
    unsigned.withArray("@context").add(context);
    unsigned.putObject("credentialStatus").put("id", listUrl() + "#1").put("type", type);
    var report = report(world.registered(unsigned));
    assertThat(statusOf(report)).isEqualTo("not-made");
    assertThat(report.prettify()).contains("The status type %s is not known.".formatted(type));
  }

  private static String statusOf(JsonPath report) {
    return report.getString("checks.find { it.name == 'status' }.outcome");
  }

  @ParameterizedTest
  @CsvSource({
    "revocation, 2, 2, failed",
    "suspension, 2, 1, failed",
    "message, 2, 3, passed",
    "refresh, 1, 1, passed",
    "revocation, 2, 0, passed",
    "other, 1, 0, not-made"
  })
  void a_status_may_have_any_purpose_and_several_bits(
      String purpose, int size, int value, String outcome) {
    var unsigned = world.unsigned();
    var entry =
        unsigned
            .withObject("/credentialStatus")
            .put("id", world.url() + "/status-lists/3#7")
            .put("statusPurpose", purpose)
            .put("statusListIndex", "7")
            .put("statusListCredential", world.url() + "/status-lists/3");
    if (size > 1) {
      var messages = entry.put("statusSize", size).putArray("statusMessage");
      for (int i = 0; i < 1 << size; i++) {
        messages.addObject().put("status", "0x" + i).put("message", "message " + i);
      }
    }
    var list = world.institution.statusList(world.url() + "/status-lists/3", world.now);
    list.withObject("/credentialSubject")
        .put("statusPurpose", purpose)
        .put(
            "encodedList",
            BitstringStatusList.of(
                    BitstringStatusList.MINIMUM_LENGTH * size, size, Map.of(7, value))
                .encode());
    world.answers.put("/status-lists/3", Answer.json(world.institution.sign(list, world.now)));
    var report = report(world.registered(unsigned));
    assertThat(statusOf(report)).as(report.prettify()).isEqualTo(outcome);
  }

  @Test
  void every_entry_counts() {
    var unsigned = world.unsigned();
    var revocation = unsigned.get("credentialStatus");
    var suspension =
        ((ObjectNode) revocation.deepCopy())
            .put("id", world.url() + "/status-lists/2#7")
            .put("statusPurpose", "suspension")
            .put("statusListIndex", "7")
            .put("statusListCredential", world.url() + "/status-lists/2");
    unsigned.putArray("credentialStatus").add(revocation).add(suspension);
    var list = world.institution.statusList(world.url() + "/status-lists/2", world.now, 7);
    list.withObject("/credentialSubject").put("statusPurpose", "suspension");
    world.answers.put("/status-lists/2", Answer.json(world.institution.sign(list, world.now)));
    assertInvalid(world.registered(unsigned), "status", SUSPENDED);
  }

  @Test
  void twenty_readers_at_once_get_the_same_answer() throws Exception {
    var credential = world.registeredCredential();
    try (var readers = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 20).mapToObj(_ -> readers.submit(() -> report(credential))).toList();
      for (var answer : answers) {
        assertThat(answer.get().getString("outcome")).isEqualTo("VALID");
      }
    }
  }

  private void assertEncoded(String encodedList, ProblemType type) {
    assertDoubtAbout(
        list -> list.withObject("/credentialSubject").put("encodedList", encodedList), type);
  }

  private void assertDoubtAbout(Consumer<ObjectNode> change, ProblemType type) {
    var list = world.institution.statusList(listUrl(), world.now);
    change.accept(list);
    assertDoubt(world.institution.sign(list, world.now), type);
  }

  private void assertDoubt(ObjectNode list, ProblemType type) {
    world.answers.put(
        World.LIST,
        Answer.text(
            200, "application/vc", new String(StrictJson.write(list), StandardCharsets.UTF_8)));
    assertIndeterminate(world.registeredCredential(), "status", type);
  }

  private void state(ObjectNode credential, Change change) {
    world.state(world.institution, World.idOf(credential), change, world.now);
  }

  private void later() {
    clock.advance(Duration.ofSeconds(10));
    world.now = clock.instant();
  }

  private String listUrl() {
    return world.url() + World.LIST;
  }
}
