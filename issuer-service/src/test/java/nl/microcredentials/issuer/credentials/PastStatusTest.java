package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.issuer.credentials.CredentialRequests.REASON;
import static nl.microcredentials.issuer.credentials.CredentialRequests.as;
import static nl.microcredentials.issuer.credentials.CredentialRequests.asIssuer;
import static nl.microcredentials.issuer.credentials.CredentialRequests.get;
import static nl.microcredentials.issuer.credentials.CredentialRequests.post;
import static nl.microcredentials.issuer.credentials.CredentialRequests.reinstate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a credential was, and what was remarked about it. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PastStatusTest {

  private static final String REMARK = "Talked with Sanne Jansen's mentor about <it>";

  private String id;

  @BeforeEach
  void issue() {
    Completions.publishAchievement();
    id = Completions.issued();
  }

  @Test
  void the_status_of_a_time_is_what_had_been_said_by_then() {
    post(id, "/suspension", REASON).statusCode(200);
    reinstate(id, "").statusCode(200);
    post(id, "/revocation", REASON).statusCode(200);
    List<String> times = get(id, "/history").extract().path("events.occurredAt");
    var statuses = List.of("active", "suspended", "active", "revoked");
    for (int i = 0; i < times.size(); i++) {
      get(id, "/status?timestamp=" + times.get(i))
          .statusCode(200)
          .body("status", is(statuses.get(i)))
          .body("since", is(times.get(i)));
    }
    get(id, "/status").body("status", is("revoked"));
    get(id, "/status?timestamp=" + Instant.parse(times.getFirst()).minusSeconds(1)).statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"timestamp=2126-01-01T00:00:00Z", "timestamp=now", "timestamp=", "time=0", "at=x"})
  void only_a_time_that_has_passed_has_a_status(String query) {
    get(id, "/status?" + query).statusCode(400);
  }

  @Test
  void another_institution_and_other_roles_learn_nothing() {
    for (var path : List.of("/status", "/notes", "/history")) {
      as(Tokens.APPLIED, "issuer").get("/v1/credentials/" + id + path).then().statusCode(404);
      as(Tokens.UNIVERSITY, "achievement-admin")
          .get("/v1/credentials/" + id + path)
          .then()
          .statusCode(403);
    }
    as(Tokens.UNIVERSITY, "auditor").get("/v1/credentials/" + id + "/notes").then().statusCode(403);
  }

  @Test
  void a_note_is_read_by_the_institution_and_by_nobody_else() throws SQLException {
    post(id, "/suspension", noted()).statusCode(200).body(not(containsString("mentor")));
    get(id, "/notes")
        .statusCode(200)
        .body("notes.note", contains(REMARK))
        .body("notes.kind", contains("suspended"));
    get(id, "/history").body(not(containsString("mentor")));
    assertThat(CredentialRequests.registered(id).toString()).doesNotContain("mentor");
    assertThat(rowsAbout(id)).hasSize(1).allMatch(row -> !row.contains(MENTOR));
  }

  private static final String MENTOR =
      HexFormat.of().formatHex("mentor".getBytes(StandardCharsets.UTF_8));

  private static String noted() {
    return "{\"reason\": \"under-investigation\", \"note\": \"%s\"}".formatted(REMARK);
  }

  private static List<String> rowsAbout(String id) throws SQLException {
    var url = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(url);
        var query =
            connection.prepareStatement(
                "select encode(note, 'hex') from issuer.status_note where award_id = ?::uuid")) {
      query.setString(1, id);
      var rows = query.executeQuery();
      var found = new java.util.ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  @Test
  void a_replay_adds_no_second_note() {
    post(id, "/suspension", noted()).statusCode(200);
    post(id, "/suspension", noted()).statusCode(200);
    get(id, "/notes").body("notes.note", contains(REMARK));
  }

  @Test
  void without_a_note_there_is_none() {
    post(id, "/suspension", REASON).statusCode(200);
    get(id, "/notes").statusCode(200).body("notes", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\\u0000b", "\\u202eabc", "\\ud800"})
  void a_note_is_plain_text(String note) {
    asIssuer()
        .contentType("application/json")
        .body("{\"reason\": \"other\", \"note\": \"%s\"}".formatted(note))
        .post("/v1/credentials/" + id + "/revocation")
        .then()
        .statusCode(400);
    get(id, "").body("status", is("active"));
  }
}
