package nl.microcredentials.issuer.status;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static nl.microcredentials.issuer.Completions.issued;
import static nl.microcredentials.issuer.status.PublishedLists.credential;
import static nl.microcredentials.issuer.status.PublishedLists.entryOf;
import static nl.microcredentials.issuer.status.PublishedLists.get;
import static nl.microcredentials.issuer.status.PublishedLists.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bitstring Status List 1.0, 3.2 ({@code timestamp}), and Token Status List (draft 21), 8.4
 * Historical Resolution: lists as they were.
 */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusHistoryTest {

  private static final Instant OPENED = Instant.parse("2026-01-01T00:00:00.5Z");

  private StatusListIndex entry;

  /** Suspended in March, reinstated in April, revoked in May: what was said is moved there. */
  @BeforeEach
  void live() throws SQLException {
    Completions.publishAchievement();
    var id = issued();
    post(id, "suspension", "under-investigation");
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .delete("/v1/credentials/" + id + "/suspension")
        .then()
        .statusCode(200);
    post(id, "revocation", "fraud");
    entry = entryOf(id);
    var said = "update issuer.statement set occurred_at = ?::timestamptz where award_id = ?::uuid";
    update(said + " and kind = 'issued'", "2026-02-01T12:00:00Z", id);
    update(said + " and kind = 'suspended'", "2026-03-01T12:00:00.25Z", id);
    update(said + " and kind = 'reinstated'", "2026-04-01T12:00:00Z", id);
    update(said + " and kind = 'revoked'", "2026-05-01T12:00:00Z", id);
    update(
        "update issuer.status_list set created_at = ?::timestamptz where id = ?::uuid",
        OPENED.toString(),
        entry.list().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:01Z, 0",
    "2026-02-01T11:59:59Z, 0",
    "2026-03-01T12:00:00Z, 0",
    "2026-03-01T12:00:01Z, 2",
    "2026-04-01T11:59:59Z, 2",
    "2026-04-01T12:00:00Z, 0",
    "2026-05-01T11:59:59Z, 0",
    "2026-05-01T12:00:00Z, 1",
    "2026-06-01T12:00:00Z, 1"
  })
  void both_lists_say_what_was_the_case(Instant time, int status) {
    var list = token(entry.list(), "?time=" + time.getEpochSecond());
    assertThat(list.statusList().status(entry.index()).value()).isEqualTo(status);
    assertThat(credential(entry.list(), "?timestamp=" + time).statuses().isSet(entry.index()))
        .isEqualTo(status == 1);
  }

  @Test
  void a_list_of_the_past_is_valid_then_and_not_now() {
    var time = Instant.parse("2026-03-02T10:00:00Z");
    var token = token(entry.list(), "?time=" + time.getEpochSecond());
    assertThat(token.issuedAt()).isEqualTo(time);
    assertThat(token.isValidAt(time)).isTrue();
    assertThat(token.isValidAt(time.plusSeconds(1))).isFalse();
    assertThat(token.timeToLive()).isEmpty();
    var credential = credential(entry.list(), "?timestamp=" + time.plusMillis(700));
    assertThat(credential.validity().validFrom()).contains(time);
    assertThat(credential.validity().validUntil()).contains(time.plusSeconds(1));
    assertThat(credential.validity().contains(time.plusMillis(700))).isTrue();
    assertThat(credential.ttl()).isEmpty();
  }

  @Test
  void not_even_the_newest_list_of_the_past_is_valid_now() {
    var now = Instant.now();
    var second = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    var token = token(entry.list(), "?time=" + second.getEpochSecond());
    assertThat(token.isValidAt(now)).isFalse();
    var credential = credential(entry.list(), "?timestamp=" + second);
    assertThat(credential.validity().validUntil().orElseThrow()).isBeforeOrEqualTo(now);
    assertThat(token.statusList().status(entry.index())).isEqualTo(StatusType.INVALID);
  }

  @Test
  void what_nothing_can_be_added_to_any_more_may_be_kept_for_ever() {
    var list = entry.list();
    get("/token-status-lists/" + list + "?time=1772445600")
        .header("Cache-Control", "public, max-age=31536000, immutable");
    get("/status-lists/" + list + "?timestamp=2026-03-02T10:00:00Z")
        .header("Cache-Control", "public, max-age=31536000, immutable");
    var recent = Instant.now().minus(Duration.ofSeconds(100)).getEpochSecond();
    get("/token-status-lists/" + list + "?time=" + recent)
        .header("Cache-Control", "public, max-age=1");
  }

  @Test
  void offsets_are_understood() {
    assertThat(
            credential(entry.list(), "?timestamp=2026-05-01T14:00:00%2B02:00")
                .validity()
                .validFrom())
        .contains(Instant.parse("2026-05-01T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/status-lists/%s?timestamp=2025-12-31T23:59:59Z",
        "/status-lists/%s?timestamp=2026-01-01T00:00:00.9Z",
        "/status-lists/%s?timestamp=0000-01-01T00:00:00Z",
        "/token-status-lists/%s?time=1767225600",
        "/token-status-lists/%s?time=0",
        "/token-status-lists/00000000-0000-4000-8000-000000000000?time=1"
      })
  void there_was_no_list_before_there_was_one(String path) {
    get(path.replace("%s", entry.list().toString()))
        .statusCode(404)
        .body("type", is("urn:microcredential:problem:not-found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/status-lists/%s?timestamp=9999-12-31T23:59:59Z",
        "/token-status-lists/%s?time=99999999999"
      })
  void there_is_no_history_of_the_future(String path) {
    get(path.replace("%s", entry.list().toString()))
        .statusCode(400)
        .body("type", endsWith("#RANGE_ERROR"));
    var now = Instant.now();
    get("/token-status-lists/" + entry.list() + "?time=" + now.plusSeconds(5).getEpochSecond())
        .statusCode(400);
    get("/status-lists/" + entry.list() + "?timestamp=" + now.plusSeconds(5)).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-03-01T12:00:00",
        "2026-03-01T12:00Z",
        "2026-03-01t12:00:00z",
        "2026-02-30T12:00:00Z",
        "2026-03-01T12:00:60Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T12:00:00+02:00",
        "2026-03-01T12:00:00%2B19:00",
        "%202026-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z%00",
        "2026-03-01T12:00:00Z&timestamp=2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z&time=1",
        "2026-03-01T12:00:00Z&x=",
        "1772445600",
        "now",
        "%D9%A2026-03-01T12:00:00Z",
        "%F0"
      })
  void a_timestamp_has_one_form(String value) {
    get("/status-lists/" + entry.list() + "?timestamp=" + value).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "01",
        "1.0",
        "1e9",
        "0x1",
        "%201",
        "1%00",
        "1772445600&time=1772445600",
        "1772445600&timestamp=2026-03-01T12:00:00Z",
        "1772445600&x",
        "2026-03-01T12:00:00Z",
        "1772445600000",
        "999999999999999999999999999999999999",
        "%D9%A1"
      })
  void a_time_in_seconds_has_one_form(String value) {
    get("/token-status-lists/" + entry.list() + "?time=" + value).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/status-lists/%s?time=1772445600",
        "/status-lists/%s?Timestamp=2026-03-01T12:00:00Z",
        "/status-lists/%s?at=2026-03-01T12:00:00Z",
        "/token-status-lists/%s?timestamp=2026-03-01T12:00:00Z",
        "/token-status-lists/%s?TIME=1",
        "/token-status-lists/%s?=1"
      })
  void a_parameter_of_another_name_does_not_give_the_present_list(String path) {
    get(path.replace("%s", entry.list().toString()))
        .statusCode(400)
        .body("type", endsWith("#MALFORMED_VALUE_ERROR"));
  }

  /** No client of this language would send it. */
  @ParameterizedTest
  @ValueSource(strings = {"/status-lists/%s?timestamp=", "/token-status-lists/%s?time="})
  void an_escape_that_is_none_is_refused(String path) throws IOException {
    var request = "GET %s%%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      var address = path.replace("%s", entry.list().toString());
      socket.getOutputStream().write(request.formatted(address).getBytes(US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 400 ");
    }
  }

  private static void post(String id, String path, String reason) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"%s\"}".formatted(reason))
        .post("/v1/credentials/" + id + '/' + path)
        .then()
        .statusCode(200);
  }

  private static void update(String sql, String time, String id) throws SQLException {
    var owner = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(owner);
        var update = connection.prepareStatement(sql)) {
      update.setString(1, time);
      update.setString(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
