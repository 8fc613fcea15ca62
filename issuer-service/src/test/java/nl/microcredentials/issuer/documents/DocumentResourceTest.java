package nl.microcredentials.issuer.documents;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.documents.SampleDocuments.issued;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.documents.SampleDocuments.Changes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentResourceTest {

  private String id;

  @BeforeEach
  void issue() {
    id = issued(Tokens.UNIVERSITY, Changes.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "elm", "badge.png", "badge.svg"})
  void another_institution_sees_nothing(String kind) {
    get(Tokens.APPLIED, "issuer", kind).statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "elm", "badge.png", "badge.svg"})
  void whoever_manages_achievements_only_gets_none(String kind) {
    get(Tokens.UNIVERSITY, "achievement-admin", kind).statusCode(403);
    given().get("/v1/credentials/" + id + '/' + kind).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "elm", "badge.png", "badge.svg"})
  void nothing_new_is_made_of_a_suspended_credential(String kind) {
    as(Tokens.UNIVERSITY, "issuer")
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"under-investigation\"}")
        .post("/v1/credentials/" + id + "/suspension")
        .then()
        .statusCode(200);
    get(Tokens.UNIVERSITY, "issuer", kind)
        .statusCode(409)
        .body("type", endsWith(":state-conflict"))
        .body("detail", containsString("suspended"));
  }

  @ParameterizedTest
  @CsvSource({"pdf,406", "elm,406", "badge.png,200", "badge.svg,200"})
  void what_is_sealed_does_not_exist_without_a_seal(String kind, int status) {
    id = issued(Tokens.VOCATIONAL, Changes.ofAchievement(DocumentResourceTest::forVocation));
    var answer = get(Tokens.VOCATIONAL, "issuer", kind).statusCode(status);
    if (status == 406) {
      answer
          .contentType("application/problem+json")
          .body("type", endsWith(":not-acceptable"))
          .body("detail", containsString("no seal"));
    }
  }

  private static void forVocation(ObjectNode achievement) {
    achievement.withObject("/qualityAssurance").put("framework", "NL-MBO");
    achievement.withObject("/studyLoad").put("value", 240).put("studyLoadUnit", "sbu");
    achievement.put("levelOfQualification", "eqf_4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "dutch", "%00", "nl%22%3E"})
  void documents_are_in_no_other_language(String lang) {
    as(Tokens.UNIVERSITY, "issuer")
        .urlEncodingEnabled(false)
        .get("/v1/credentials/" + id + "/badge.svg?lang=" + lang)
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({
    "pdf,application/pdf",
    "elm,application/jose+json",
    "badge.png,image/png",
    "badge.svg,image/svg+xml"
  })
  void an_auditor_gets_each_as_a_file_that_names_nobody(String kind, String mediaType) {
    get(Tokens.UNIVERSITY, "auditor", kind)
        .statusCode(200)
        .header("Content-Type", startsWith(mediaType))
        .header("Content-Disposition", startsWith("attachment; filename=\"microcredential-" + id));
  }

  @ParameterizedTest
  @CsvSource({
    "?lang=nl,de,nl",
    "?lang=en-GB,nl,en",
    "'',nl-BE,nl",
    "'','de, nl;q=0.5',nl",
    "'',de,en",
    "'',*,en"
  })
  void the_language_is_the_one_asked_for_or_that_of_the_credential(
      String query, String accepted, String language) {
    as(Tokens.UNIVERSITY, "issuer")
        .header("Accept-Language", accepted)
        .get("/v1/credentials/" + id + "/badge.svg" + query)
        .then()
        .statusCode(200)
        .header("Content-Language", is(language));
  }

  @Test
  void other_sub_paths_and_formats_stay_as_they_are() {
    get(Tokens.UNIVERSITY, "issuer", "history").statusCode(200);
    get(Tokens.UNIVERSITY, "issuer", "docx").statusCode(404);
  }

  private ValidatableResponse get(String institution, String role, String kind) {
    return as(institution, role).get("/v1/credentials/" + id + '/' + kind).then();
  }

  private static RequestSpecification as(String institution, String role) {
    return given().auth().oauth2(Tokens.of(institution, role));
  }
}
