package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.issuer.credentials.CredentialRequests.REASON;
import static nl.microcredentials.issuer.credentials.CredentialRequests.as;
import static nl.microcredentials.issuer.credentials.CredentialRequests.asIssuer;
import static nl.microcredentials.issuer.credentials.CredentialRequests.get;
import static nl.microcredentials.issuer.credentials.CredentialRequests.history;
import static nl.microcredentials.issuer.credentials.CredentialRequests.issued;
import static nl.microcredentials.issuer.credentials.CredentialRequests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of an institution's credentials, and changes of many of them. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyCredentialsTest {

  private String achievement;
  private List<String> ids;

  @BeforeEach
  void issueFive() {
    achievement = "a-" + UUID.randomUUID();
    Completions.publishAchievement(achievement);
    ids =
        Stream.generate(() -> issued(Completions.fresh(c -> c.put("achievementId", achievement))))
            .limit(5)
            .toList();
  }

  @Test
  void pages_hold_every_credential_once() {
    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var page = list("limit=2" + (cursor == null ? "" : "&cursor=" + cursor)).statusCode(200);
      seen.addAll(page.extract().path("credentials.id"));
      cursor = page.extract().path("next");
    } while (cursor != null);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(urns(ids));
  }

  private static List<String> urns(List<String> ids) {
    return ids.stream().map(id -> "urn:uuid:" + id).toList();
  }

  private ValidatableResponse list(String query) {
    return asIssuer().get("/v1/credentials?achievement=" + achievement + '&' + query).then();
  }

  @Test
  void filters_are_combined() {
    post(ids.get(1), "/revocation", REASON).statusCode(200);
    list("status=revoked")
        .body("credentials.id", contains("urn:uuid:" + ids.get(1)))
        .body("credentials[0].status", is("revoked"))
        .body("credentials[0].edition", is(1));
    list("status=active").body("credentials", hasSize(4)).body("next", nullValue());
    var tomorrow = Instant.now().plusSeconds(86_400);
    list("awardedFrom=" + tomorrow).body("credentials", empty());
    list("awardedUntil=" + tomorrow).body("credentials", hasSize(5));
  }

  @Test
  void nothing_of_the_learner_stands_in_the_list() {
    var text = list("limit=200").extract().asString();
    assertThat(text).doesNotContain("Sanne", "bedrijf.example", "credentialSubject");
  }

  @Test
  void another_institution_sees_none_of_them() {
    as(Tokens.APPLIED, "issuer")
        .get("/v1/credentials?achievement=" + achievement)
        .then()
        .statusCode(200)
        .body("credentials", empty());
    as(Tokens.UNIVERSITY, "achievement-admin").get("/v1/credentials").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=x",
        "limit=",
        "cursor=",
        "cursor=AAAA",
        "cursor=%00",
        "status=Active",
        "status=",
        "awardedFrom=2026",
        "state=active",
        "achievements=x"
      })
  void a_filter_that_means_nothing_is_refused(String query) {
    list(query).statusCode(400);
  }

  @Test
  void many_are_suspended_once_after_they_were_named() {
    var request = request("suspended", "");
    changes(request, "?dryRun=true")
        .statusCode(200)
        .body("ids", containsInAnyOrder(urns(ids).toArray()))
        .body("remaining", is(0));
    get(ids.get(0), "").body("status", is("active"));
    changes(request, "").statusCode(200).body("ids", hasSize(5)).body("remaining", is(0));
    changes(request, "").statusCode(200).body("ids", empty()).body("remaining", is(0));
    ids.forEach(id -> assertThat(history(id)).containsExactly("issued", "suspended"));

    changes(request("active", ""), "").statusCode(200).body("ids", hasSize(5));
    changes(request("revoked", ",\"note\":\"all of them\""), "").body("ids", hasSize(5));
    ids.forEach(id -> get(id, "").body("status", is("revoked")));
    changes(request("active", ""), "").statusCode(200).body("ids", empty());
    get(ids.get(0), "/notes").body("notes.note", contains("all of them"));
  }

  @Test
  void ids_are_those_of_the_institution() {
    var body =
        "{\"status\":\"revoked\",\"reason\":\"fraud\",\"filter\":{\"ids\":[\"urn:uuid:%s\"]}}"
            .formatted(ids.get(2));
    as(Tokens.APPLIED, "issuer")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/credentials/status-changes")
        .then()
        .statusCode(200)
        .body("ids", empty());
    get(ids.get(2), "").body("status", is("active"));
    changes(body, "").body("ids", contains("urn:uuid:" + ids.get(2)));
    list("status=active").body("credentials", hasSize(4));
  }

  @Test
  void other_roles_change_none() {
    as(Tokens.UNIVERSITY, "auditor")
        .contentType(ContentType.JSON)
        .body(request("revoked", ""))
        .post("/v1/credentials/status-changes")
        .then()
        .statusCode(403);
    list("status=active").body("credentials", hasSize(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'status':'revoked','reason':'fraud'}",
        "{'status':'revoked','reason':'fraud','filter':{}}",
        "{'status':'revoked','reason':'fraud','filter':{'ids':[]}}",
        "{'status':'revoked','reason':'fraud','filter':{'ids':['x']}}",
        "{'status':'revoked','reason':'fraud','filter':{'ids':[null]}}",
        "{'status':'revoked','reason':'fraud','filter':{'awardedFrom':'yesterday'}}",
        "{'status':'revoked','reason':'fraud','filter':{'achievment':'x'}}",
        "{'status':'replaced','reason':'fraud','filter':{'achievement':'x'}}",
        "{'status':'revoked','reason':'because','filter':{'achievement':'x'}}",
        "{'status':'revoked','reason':'fraud','note':'','filter':{'achievement':'x'}}",
      })
  void what_would_mean_everything_or_nothing_is_refused(String body) {
    changes(body.replace('\'', '"'), "").statusCode(400);
  }

  private String request(String status, String more) {
    return "{\"status\":\"%s\",\"reason\":\"other\"%s,\"filter\":{\"achievement\":\"%s\"}}"
        .formatted(status, more, achievement);
  }

  private static ValidatableResponse changes(String body, String query) {
    return asIssuer()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/credentials/status-changes" + query)
        .then();
  }

  @Test
  void the_examples_of_the_description_are_understood() {
    var api = given("/q/openapi?format=json");
    for (var name : List.of("StatusChanges", "Renewal", "Decisions", "Decision")) {
      var example = api.at("/components/schemas/" + name + "/examples/0");
      assertThat(example.isObject()).as(name).isTrue();
    }
    var example = api.at("/components/schemas/StatusChanges/examples/0").toString();
    changes(example, "?dryRun=true").statusCode(200).body("ids", not(nullValue()));
    post(ids.getFirst(), "/renewal", api.at("/components/schemas/Renewal/examples/0").toString())
        .statusCode(200);
  }

  private static com.fasterxml.jackson.databind.JsonNode given(String path) {
    return StrictJson.parse(io.restassured.RestAssured.given().get(path).asByteArray());
  }
}
