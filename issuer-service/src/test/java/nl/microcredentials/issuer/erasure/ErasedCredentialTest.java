package nl.microcredentials.issuer.erasure;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.report;
import static nl.microcredentials.issuer.Tokens.UNIVERSITY;
import static nl.microcredentials.issuer.erasure.ErasureRequests.erase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.status.PublishedLists;
import nl.microcredentials.issuer.status.StatusListIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of which nobody knows any more to whom they were awarded. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasedCredentialTest {

  private static final String ACHIEVEMENT = "what-is-forgotten";
  private static final String REASON = "{\"reason\": \"other\", \"note\": \"about a person\"}";
  private static final String KEY = "Idempotency-Key";

  private final String key = UUID.randomUUID().toString();
  private ObjectNode completion;
  private String id;
  private StatusListIndex entry;

  @BeforeEach
  void awardAndErase() {
    Completions.publishAchievement(ACHIEVEMENT);
    completion = fresh();
    id = reported(completion).statusCode(201).extract().<String>path("id").substring(9);
    entry = PublishedLists.entryOf(id);
    post("/suspension", REASON).statusCode(200);
    asIssuer().delete("/v1/credentials/" + id + "/suspension").then().statusCode(200);
    erase(UNIVERSITY, completion);
  }

  private static ObjectNode fresh() {
    return Completions.fresh(json -> json.put("achievementId", ACHIEVEMENT));
  }

  private ValidatableResponse reported(ObjectNode completion) {
    return asIssuer()
        .header(KEY, key)
        .contentType(ContentType.JSON)
        .body(completion.toString())
        .post("/v1/completions")
        .then();
  }

  @Nested
  class Gone {

    @ParameterizedTest
    @ValueSource(strings = {"application/vc", "application/vc+jwt", "application/dc+sd-jwt"})
    void is_every_signed_form(String form) {
      gone(asIssuer().accept(form).get("/v1/credentials/" + id).then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "elm", "badge.png", "badge.svg"})
    void is_every_document_whatever_its_status(String document) {
      gone(asIssuer().get("/v1/credentials/" + id + '/' + document).then());
      gone(asIssuer().get("/v1/credentials/" + id + '/' + document + "?lang=nl").then());
      post("/suspension", REASON).statusCode(200);
      gone(asIssuer().get("/v1/credentials/" + id + '/' + document).then());
    }

    @Test
    void are_the_notes() {
      gone(get("/notes"));
    }

    @Test
    void is_what_a_renewal_or_a_correction_would_need() {
      for (var query : List.of("", "?dryRun=true")) {
        gone(post("/renewal" + query, "{\"edition\": 1}"));
        gone(post("/replacement" + query, completion.toString()));
      }
    }

    @Test
    void is_the_way_to_the_learner() {
      gone(post("/claim/invitation", "{}"));
      gone(post("/claim/link", "{}"));
      get("/claim").statusCode(200).body("shared", is(false)).body("state", is("unclaimed"));
    }

    @Test
    void is_the_record_which_is_never_issued_again() {
      gone(reported(completion));
      gone(report(completion));
      var byAnother = fresh();
      byAnother.set("source", completion.get("source"));
      gone(report(byAnother));
      gone(
          asIssuer()
              .contentType(ContentType.JSON)
              .body(completion.toString())
              .post("/v1/completions?dryRun=true")
              .then());
      get("").body("status", is("active"));
    }

    private static void gone(ValidatableResponse response) {
      response
          .statusCode(410)
          .contentType("application/problem+json")
          .body("type", is("urn:microcredential:problem:erased"));
    }
  }

  @Test
  void the_key_of_the_request_is_forgotten() throws SQLException {
    assertThat(DatabaseDump.take().get("idempotency_key")).noneMatch(row -> row.contains(key));
    var other = fresh();
    var others = reported(other).statusCode(201).extract().<String>path("id").substring(9);
    assertThat(DatabaseDump.take().get("idempotency_key"))
        .anyMatch(row -> row.contains(key) && row.contains(others));
  }

  @Test
  void what_became_of_it_is_still_known() {
    get("")
        .statusCode(200)
        .body("erased", is(true))
        .body("$", not(hasKey("credential")))
        .body("status", is("active"))
        .body("registration.state", notNullValue());
    get("/history").body("events.kind", contains("issued", "suspended", "reinstated"));
    get("/status").statusCode(200).body("status", is("active"));
    get("/receipt").statusCode(org.hamcrest.Matchers.oneOf(200, 409));
    asIssuer()
        .get("/v1/credentials?limit=200&achievement=" + ACHIEVEMENT)
        .then()
        .statusCode(200)
        .body("credentials.id", hasItem("urn:uuid:" + id));
  }

  @Test
  void it_can_be_suspended_and_revoked_but_nothing_more_is_noted() {
    assertThat(isRevoked()).isFalse();
    post("/suspension", REASON)
        .statusCode(200)
        .body("status", is("suspended"))
        .body("erased", is(true));
    post("/revocation?dryRun=true", REASON).statusCode(200).body("wouldChange", is(true));
    post("/revocation", REASON).statusCode(200).body("status", is("revoked"));
    assertThat(isRevoked()).isTrue();
    assertThat(PublishedLists.token(entry.list()).statusList().status(entry.index()).value())
        .isEqualTo(1);
  }

  @Test
  void it_is_among_those_that_are_changed_together() {
    asIssuer()
        .contentType(ContentType.JSON)
        .body(
            """
            {"status": "revoked", "reason": "other", "note": "all of them",
             "filter": {"ids": ["urn:uuid:%s"]}}
            """
                .formatted(id))
        .post("/v1/credentials/status-changes")
        .then()
        .statusCode(200)
        .body("ids", contains("urn:uuid:" + id));
    assertThat(isRevoked()).isTrue();
  }

  private boolean isRevoked() {
    return PublishedLists.credential(entry.list()).statuses().isSet(entry.index());
  }

  private ValidatableResponse get(String path) {
    return asIssuer().accept(ContentType.JSON).get("/v1/credentials/" + id + path).then();
  }

  private ValidatableResponse post(String path, String body) {
    return asIssuer()
        .accept(ContentType.JSON)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/credentials/" + id + path)
        .then();
  }

  private static RequestSpecification asIssuer() {
    return given().auth().oauth2(Tokens.of(UNIVERSITY, "issuer"));
  }
}
