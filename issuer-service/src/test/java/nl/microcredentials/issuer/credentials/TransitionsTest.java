package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.issuer.credentials.CredentialRequests.REASON;
import static nl.microcredentials.issuer.credentials.CredentialRequests.corrected;
import static nl.microcredentials.issuer.credentials.CredentialRequests.get;
import static nl.microcredentials.issuer.credentials.CredentialRequests.history;
import static nl.microcredentials.issuer.credentials.CredentialRequests.issued;
import static nl.microcredentials.issuer.credentials.CredentialRequests.post;
import static nl.microcredentials.issuer.credentials.CredentialRequests.reinstate;
import static nl.microcredentials.issuer.credentials.CredentialRequests.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen to a credential, from each status. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransitionsTest {

  private ObjectNode completion;
  private String id;

  @BeforeEach
  void issue() {
    Completions.publishAchievement();
    completion = Completions.fresh();
    id = issued(completion);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}, then {3}")
  @CsvSource({
    "active,    revocation,  200, revoked,   true",
    "active,    suspension,  200, suspended, true",
    "active,    reinstate,   200, active,    false",
    "active,    replacement, 201, replaced,  true",
    "active,    renewal,     200, active,    true",
    "suspended, revocation,  200, revoked,   true",
    "suspended, suspension,  200, suspended, false",
    "suspended, reinstate,   200, active,    true",
    "suspended, replacement, 201, replaced,  true",
    "suspended, renewal,     409, suspended, false",
    "revoked,   revocation,  200, revoked,   false",
    "revoked,   suspension,  409, revoked,   false",
    "revoked,   reinstate,   409, revoked,   false",
    "revoked,   replacement, 409, revoked,   false",
    "revoked,   renewal,     409, revoked,   false",
    "replaced,  revocation,  409, replaced,  false",
    "replaced,  suspension,  409, replaced,  false",
    "replaced,  reinstate,   409, replaced,  false",
    "replaced,  replacement, 409, replaced,  false",
    "replaced,  renewal,     409, replaced,  false",
  })
  void each_status_allows(
      String before, String operation, int code, String after, boolean changes) {
    bringTo(before);
    var events = history(id);

    perform(operation, "?dryRun=true").statusCode(code == 201 ? 200 : code);
    get(id, "").body("status", is(before));
    assertThat(history(id)).isEqualTo(events);

    perform(operation, "").statusCode(code);
    get(id, "").body("status", is(after));
    assertThat(history(id)).hasSize(events.size() + (changes ? 1 : 0));
  }

  private void bringTo(String status) {
    switch (status) {
      case "suspended" -> post(id, "/suspension", REASON).statusCode(200);
      case "revoked" -> post(id, "/revocation", REASON).statusCode(200);
      case "replaced" -> replace(id, corrected(completion, "9.0")).statusCode(201);
      default -> get(id, "").body("status", is(status));
    }
  }

  private ValidatableResponse perform(String operation, String query) {
    return switch (operation) {
      case "reinstate" -> reinstate(id, query);
      case "replacement" ->
          post(id, "/replacement" + query, corrected(completion, "7.0").toString());
      case "renewal" -> post(id, "/renewal" + query, "{\"edition\": 1}");
      default -> post(id, '/' + operation + query, REASON);
    };
  }

  @Test
  void opposite_changes_at_once_are_made_one_after_the_other() throws Exception {
    post(id, "/suspension", REASON).statusCode(200);
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> reinstate(id, "").extract().statusCode());
      calls.add(() -> post(id, "/revocation", REASON).extract().statusCode());
    }
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var code : threads.invokeAll(calls)) {
        assertThat(code.get()).isIn(200, 409);
      }
    }
    get(id, "").body("status", is("revoked"));
    assertThat(history(id)).containsOnlyOnce("revoked").endsWith("revoked");
    assertThat(history(id).stream().filter("reinstated"::equals).count()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"revocation", "suspension", "replacement", "renewal"})
  void another_institution_finds_nothing_to_change(String operation) {
    send(Tokens.of(Tokens.APPLIED, "issuer"), operation).statusCode(404);
    get(id, "").body("status", is("active"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"revocation", "suspension", "replacement", "renewal"})
  void other_roles_change_nothing(String operation) {
    for (var role : new String[] {"auditor", "achievement-admin"}) {
      send(Tokens.of(Tokens.UNIVERSITY, role), operation).statusCode(403);
    }
    get(id, "").body("status", is("active"));
  }

  private ValidatableResponse send(String token, String operation) {
    return io.restassured.RestAssured.given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(
            switch (operation) {
              case "replacement" -> corrected(completion, "7.0").toString();
              case "renewal" -> "{\"edition\": 1}";
              default -> REASON;
            })
        .post("/v1/credentials/" + id + '/' + operation)
        .then();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dryRun=yes", "dryRun=", "dryRun", "dryRun=TRUE", "dryrun=true"})
  void a_dry_run_that_is_misspelt_is_no_real_one(String query) {
    post(id, "/revocation?" + query, REASON).statusCode(400);
    get(id, "").body("status", is("active"));
  }
}
