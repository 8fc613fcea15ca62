package nl.microcredentials.issuer.vocabularies;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrosswalkResourceTest {

  @ParameterizedTest
  @ValueSource(strings = {"colours", "languages.json", "..%2Flanguages", "LANGUAGES"})
  void a_vocabulary_that_there_is_not_is_not_found(String name) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/vocabularies/" + name)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void anybody_reads_which_there_are() {
    given()
        .get("/v1/vocabularies")
        .then()
        .statusCode(200)
        .body(
            "vocabularies.name",
            hasItems("assessment-types", "modes-of-delivery", "fields-of-study", "target-groups"));
  }

  @Test
  void anybody_reads_what_others_call_the_same_and_where_that_stands() {
    given()
        .get("/v1/vocabularies/assessment-types")
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("public"))
        .header("Access-Control-Allow-Origin", "*")
        .body("version", is("2026-11-24"))
        .body("schemes.edubadges.source", containsString("edubadges-server"))
        .body("schemes.edubadges.exact", is(true))
        .body(
            "concepts.find { it.code == 'oral_exam' }.terms.eu",
            is("http://data.europa.eu/snb/assessment/d30284d7df"))
        .body("concepts.find { it.code == 'oral_exam' }.terms.edubadges", is("oram_exam"));
  }
}
