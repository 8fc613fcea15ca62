package nl.microcredentials.issuer.status;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.port;
import static nl.microcredentials.issuer.Completions.issued;
import static nl.microcredentials.issuer.status.PublishedLists.credential;
import static nl.microcredentials.issuer.status.PublishedLists.entryOf;
import static nl.microcredentials.issuer.status.PublishedLists.get;
import static nl.microcredentials.issuer.status.PublishedLists.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.StandingClock;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bitstring Status List 1.0 and Token Status List (draft 21): the present lists. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusListResourceTest {

  private static final String SUSPENSION = "{\"reason\":\"under-investigation\"}";
  private static final String REVOCATION = "{\"reason\":\"issued-in-error\"}";

  @Inject StatusLists lists;
  @Inject ListedStatuses statuses;
  @Inject StatusHistory history;
  @Inject InstitutionLists institutions;
  @Inject IssuerConfig config;
  @Inject StatusListCredentials credentials;
  @Inject StatusListTokens tokens;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @Test
  void both_lists_agree_about_every_credential_after_every_step() {
    var a = issued();
    var b = issued();
    var c = issued();
    assertStatuses(Map.of(a, StatusType.VALID, b, StatusType.VALID, c, StatusType.VALID));
    post(a, "suspension", SUSPENSION);
    assertStatuses(Map.of(a, StatusType.SUSPENDED, b, StatusType.VALID, c, StatusType.VALID));
    post(b, "suspension", SUSPENSION);
    assertStatuses(Map.of(a, StatusType.SUSPENDED, b, StatusType.SUSPENDED, c, StatusType.VALID));
    reinstate(a);
    assertStatuses(Map.of(a, StatusType.VALID, b, StatusType.SUSPENDED, c, StatusType.VALID));
    post(b, "revocation", REVOCATION);
    assertStatuses(Map.of(a, StatusType.VALID, b, StatusType.INVALID, c, StatusType.VALID));
    post(c, "revocation", REVOCATION);
    assertStatuses(Map.of(a, StatusType.VALID, b, StatusType.INVALID, c, StatusType.INVALID));
    post(a, "suspension", SUSPENSION);
    assertStatuses(Map.of(a, StatusType.SUSPENDED, b, StatusType.INVALID, c, StatusType.INVALID));
  }

  private static void assertStatuses(Map<String, StatusType> expected) {
    var byEntry = new LinkedHashMap<StatusListIndex, StatusType>();
    expected.forEach((id, status) -> byEntry.put(entryOf(id), status));
    for (var list : byEntry.keySet().stream().map(StatusListIndex::list).distinct().toList()) {
      var token = token(list).statusList();
      var bits = credential(list).statuses();
      for (var index = 0; index < BitstringStatusList.MINIMUM_LENGTH; index++) {
        var status = token.status(index);
        assertThat(bits.isSet(index)).isEqualTo(status.equals(StatusType.INVALID));
        var ours = byEntry.get(new StatusListIndex(list, index));
        if (ours != null) {
          assertThat(status).isEqualTo(ours);
        }
      }
      assertThat(token.size()).isEqualTo(bits.length());
    }
  }

  @Test
  void the_past_that_is_up_to_date_is_the_present() {
    var list = entryOf(issued()).list();
    var later = Instant.now().plusSeconds(3_600);
    for (var id : List.of(issued(), issued(), issued())) {
      post(id, "suspension", SUSPENSION);
      assertThat(history.asOf(lists.named(list).orElseThrow(), later))
          .isEqualTo(statuses.present(list).statuses());
    }
    var id = issued();
    post(id, "revocation", REVOCATION);
    assertThat(history.asOf(lists.named(list).orElseThrow(), later))
        .isEqualTo(statuses.present(list).statuses())
        .containsEntry(entryOf(id).index(), RecordStatus.REVOKED);
  }

  @Test
  void a_token_has_the_claims_of_the_draft_and_no_other() {
    var list = entryOf(issued()).list();
    var before = Instant.now().minusSeconds(2);
    var response = get("/token-status-lists/" + list).header("Cache-Control", "public, max-age=1");
    var jwt = CompactJws.parse(response.extract().asString());
    var claims = StrictJson.parseObject(jwt.payload());
    assertThat(claims.fieldNames())
        .toIterable()
        .containsExactly("sub", "iat", "exp", "ttl", "status_list");
    assertThat(claims.at("/status_list/bits").intValue()).isEqualTo(2);
    assertThat(claims.get("ttl").intValue()).isEqualTo(1);
    var token = TokenStatusListToken.parse(claims);
    // another test moves the list's clock ahead by seconds, and a list never goes back in time
    assertThat(token.issuedAt()).isBetween(before, before.plusSeconds(60));
    assertThat(token.expiresAt()).contains(token.issuedAt().plus(Duration.ofHours(24)));
  }

  @Test
  void a_token_is_compressed_for_whoever_can_read_that() throws Exception {
    var list = entryOf(issued()).list();
    var address = URI.create("http://localhost:%d/token-status-lists/%s".formatted(port, list));
    try (var client = HttpClient.newHttpClient()) {
      var compressed = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build();
      var answer = client.send(compressed, BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
      var jwt = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
      assertThat(CompactJws.parse(new String(jwt, StandardCharsets.US_ASCII)).type())
          .isEqualTo(TokenStatusListToken.TYPE);
      var plain = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
      assertThat(CompactJws.parse(plain.body()).type()).isEqualTo(TokenStatusListToken.TYPE);
    }
  }

  @Test
  void every_instance_of_the_service_signs_the_same_list_for_one_time() {
    var entry = entryOf(issued());
    var time = Clock.fixed(Instant.now().plusSeconds(60), ZoneOffset.UTC);
    for (var form : List.of(credentials, tokens)) {
      var one = instance(time).present(entry.list(), form).orElseThrow();
      var other = instance(time).present(entry.list(), form).orElseThrow();
      assertThat(one.document()).isEqualTo(other.document());
      assertThat(one.settled()).isFalse();
    }
  }

  @Test
  void a_list_is_signed_anew_after_a_change_and_after_its_time_to_live_and_not_before() {
    var id = issued();
    var list = entryOf(id).list();
    var clock = new StandingClock(Instant.now().plusSeconds(60));
    var publication =
        new StatusListPublication(lists, statuses, history, List.of(institutions), config, clock);
    for (var form : List.of(credentials, tokens)) {
      var first = publication.present(list, form).orElseThrow().document();
      assertThat(publication.present(list, form).orElseThrow().document()).isSameAs(first);
      clock.forward(config.statusList().timeToLive());
      var second = publication.present(list, form).orElseThrow().document();
      assertThat(second).isNotEqualTo(first);
      post(id, form == tokens ? "revocation" : "suspension", SUSPENSION);
      assertThat(publication.present(list, form).orElseThrow().document()).isNotSameAs(second);
    }
  }

  @Test
  void what_is_replaced_counts_as_revoked() {
    var snapshot =
        new StatusSnapshot(
            UUID.randomUUID(),
            institutions.named(Tokens.UNIVERSITY).orElseThrow(),
            Instant.parse("2026-11-24T12:00:00Z"),
            Instant.parse("2026-11-25T12:00:00Z"),
            Optional.of(Duration.ofMinutes(5)),
            Instant.parse("2026-11-24T12:00:00Z"),
            Map.of(1, RecordStatus.REVOKED, 2, RecordStatus.SUSPENDED, 3, RecordStatus.REPLACED));
    var jwt = CompactJws.parse(new String(tokens.sign(snapshot), StandardCharsets.US_ASCII));
    var list = TokenStatusListToken.parse(StrictJson.parseObject(jwt.payload())).statusList();
    var bits =
        BitstringStatusList.decode(
            StrictJson.parseObject(credentials.sign(snapshot))
                .at("/credentialSubject/encodedList")
                .textValue());
    assertThat(List.of(0, 1, 2, 3))
        .map(list::status)
        .containsExactly(
            StatusType.VALID, StatusType.INVALID, StatusType.SUSPENDED, StatusType.INVALID);
    assertThat(List.of(0, 1, 2, 3)).map(bits::isSet).containsExactly(false, true, false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/status-lists/",
        "/token-status-lists/",
        "/status-lists/1",
        "/token-status-lists/1",
        "/token-status-lists/%00",
        "/token-status-lists/00000000-0000-4000-8000-000000000000",
        "/status-lists/00000000-0000-4000-8000-000000000000"
      })
  void there_is_no_other_list(String path) {
    get(path).statusCode(404).body("type", is("urn:microcredential:problem:not-found"));
  }

  @Test
  void a_list_is_read_only_and_has_no_other_format() {
    var path = "/token-status-lists/" + entryOf(issued()).list();
    given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(405);
    given().delete(path).then().statusCode(405);
    given().accept("application/statuslist+cwt").get(path).then().statusCode(406);
  }

  private StatusListPublication instance(Clock clock) {
    return new StatusListPublication(
        lists, statuses, history, List.of(institutions), config, clock);
  }

  private static void post(String id, String path, String body) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/credentials/" + id + '/' + path)
        .then()
        .statusCode(200);
  }

  private static void reinstate(String id) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .delete("/v1/credentials/" + id + "/suspension")
        .then()
        .statusCode(200);
  }
}
