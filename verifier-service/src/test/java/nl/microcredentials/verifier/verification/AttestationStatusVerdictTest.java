package nl.microcredentials.verifier.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_TYPE_UNKNOWN;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSAFE_URL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.core.statuslist.TokenStatusReference;
import nl.microcredentials.verifier.world.Attesting;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.World;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token Status List (draft 21), 8.3: Validation Rules. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttestationStatusVerdictTest extends Verifying {

  private static final String TYPE = TokenStatusListToken.TYPE;

  private Attesting attesting;
  private ObjectNode openBadge;
  private ObjectNode claims;

  @BeforeEach
  void an_award_in_order() {
    attesting = new Attesting(world);
    openBadge = world.institution.sign(world.unsigned(), world.now);
    claims = attesting.claims(openBadge);
  }

  private JsonPath verdict() {
    var attestation = attesting.register(world.institution, openBadge, claims).toString();
    var response = send(SdJwtVc.MEDIA_TYPE, attestation.getBytes(UTF_8));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  private void publish(ObjectNode list) {
    attesting.publish(world.institution, TYPE, list);
  }

  private ObjectNode valid() {
    return attesting.list(StatusType.VALID, world.now);
  }

  private void assertDoubt(ProblemType type) {
    assertFound(verdict(), "INDETERMINATE", "status", "not-made", type);
  }

  private void assertPassed() {
    var verdict = verdict();
    assertThat(verdict.getString("checks.find { it.name == 'status' }.outcome"))
        .as(verdict.prettify())
        .isEqualTo("passed");
  }

  @Test
  void a_list_in_order_passes_and_is_kept() {
    publish(valid().put("ttl", 3600));
    var before = world.requestsTo(attesting.list);
    assertPassed();
    assertPassed();
    assertThat(world.requestsTo(attesting.list)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource({"1, REVOKED", "2, SUSPENDED"})
  void what_the_list_says_counts(int value, ProblemType type) {
    publish(attesting.list(StatusType.of(value), world.now));
    assertFound(verdict(), "INVALID", "status", "failed", type);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 12, 255})
  void a_value_without_a_meaning_leaves_doubt(int value) {
    publish(attesting.list(StatusType.of(value), world.now));
    assertDoubt(STATUS_TYPE_UNKNOWN);
  }

  @Test
  void an_attestation_without_status_leaves_doubt() {
    claims.remove("status");
    assertDoubt(STATUS_TYPE_UNKNOWN);
  }

  @Test
  void so_does_one_whose_status_is_elsewhere() {
    claims.putObject("status").putObject("identifier_list").put("id", "x");
    assertDoubt(STATUS_TYPE_UNKNOWN);
  }

  @Test
  void a_list_of_another_address_leaves_doubt() {
    publish(valid().put("sub", attesting.listUrl() + "0"));
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_that_somebody_else_signed_leaves_doubt() {
    attesting.publish(world.stranger, TYPE, valid());
    assertDoubt(STATUS_VERIFICATION_ERROR);
    attesting.publish(world.former, TYPE, valid());
    assertDoubt(STATUS_VERIFICATION_ERROR);
    publish(valid().put("iss", world.former.did));
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dc+sd-jwt", "JWT", "vc+jwt"})
  void a_JWT_of_another_kind_is_no_list(String type) {
    attesting.publish(world.institution, type, valid());
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_that_nobody_signed_leaves_doubt() {
    attesting.answer("eyJhbGciOiJub25lIn0.e30.");
    assertDoubt(STATUS_RETRIEVAL_ERROR);
    attesting.answer(new String(StrictJson.write(valid()), UTF_8));
    assertDoubt(STATUS_RETRIEVAL_ERROR);
    world.answers.put(attesting.list, World.Answer.json(valid()));
    assertDoubt(STATUS_RETRIEVAL_ERROR);
  }

  @Test
  void a_changed_list_leaves_doubt() {
    var header = Institution.json("{'typ':'statuslist+jwt'}").put("kid", world.institution.keyId);
    var revoked = attesting.list(StatusType.INVALID, world.now);
    var parts = world.institution.signAsJws(header, revoked).split("\\.");
    var other = world.institution.signAsJws(header, valid()).split("\\.");
    attesting.answer(parts[0] + '.' + other[1] + '.' + parts[2]);
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_of_the_past_leaves_doubt() {
    publish(attesting.list(StatusType.VALID, world.now.minus(Duration.ofDays(2))));
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_of_the_future_leaves_doubt() {
    publish(attesting.list(StatusType.VALID, world.now.plus(Duration.ofHours(1))));
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_without_an_end_leaves_doubt() {
    var list = valid();
    list.remove("exp");
    publish(list);
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @Test
  void an_older_list_than_one_seen_before_leaves_doubt() {
    publish(valid());
    assertPassed();
    clock.advance(Duration.ofMinutes(1));
    var former = world.now.minus(Duration.ofMinutes(1));
    world.trustListVersion++; // so that the list is asked for again
    world.now = clock.instant();
    publish(attesting.list(StatusType.VALID, former));
    assertDoubt(STATUS_VERIFICATION_ERROR);
  }

  @Test
  void a_list_that_is_too_short_leaves_doubt() {
    publish(valid());
    var beyond = new TokenStatusReference(1 << 20, URI.create(attesting.listUrl()));
    claims.set("status", beyond.toJson());
    assertDoubt(RANGE_ERROR);
  }

  @Test
  void a_malformed_list_leaves_doubt() {
    var list = valid();
    ((ObjectNode) list.get("status_list")).put("lst", "!");
    publish(list);
    assertDoubt(MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_list_that_is_away_leaves_doubt() {
    world.answers.put(attesting.list, World.Answer.text(503, "text/plain", "away"));
    assertDoubt(STATUS_RETRIEVAL_ERROR);
  }

  @Test
  void a_list_that_is_too_large_leaves_doubt() {
    attesting.answer("x".repeat(4 * 1024 * 1024 + 1));
    assertDoubt(REMOTE_LIMIT_EXCEEDED);
  }

  @Test
  void no_list_inside_our_network_is_asked_for() {
    var inside = new TokenStatusReference(1, URI.create("http://127.0.0.1:1/list"));
    claims.set("status", inside.toJson());
    assertDoubt(UNSAFE_URL);
  }
}
