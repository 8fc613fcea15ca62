package nl.microcredentials.issuer.achievements;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.AchievementRequests.admin;
import static nl.microcredentials.issuer.AchievementRequests.example;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AchievementListTest {

  /** Stands in the titles of one test, so that it finds its own. */
  private final String mark = UUID.randomUUID().toString();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=archived",
        "limit=0",
        "limit=201",
        "limit=x",
        "limit=1e2",
        "cursor=x",
        "cursor=%00",
        "cursor=Li4vLi4",
        "text=a%00b",
        "state=draft&state=published"
      })
  void a_question_that_is_none_is_refused(String query) {
    var answer = admin().urlEncodingEnabled(false).get("/v1/achievements?" + query);
    assertThat(answer.statusCode()).as(query).isIn(400, 404);
  }

  @Test
  void without_a_role_nothing_is_listed() {
    given().get("/v1/achievements").then().statusCode(401);
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY))
        .get("/v1/achievements")
        .then()
        .statusCode(403);
  }

  @Test
  void another_institution_finds_nothing() {
    store("a", a -> {});
    admin(Tokens.APPLIED)
        .get("/v1/achievements?text=" + mark)
        .then()
        .statusCode(200)
        .body("achievements.size()", is(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%25", "_", "%27 or 1=1 --", ".*"})
  void a_text_is_no_pattern(String text) {
    store("a", a -> {});
    admin().get("/v1/achievements?text=" + mark + text).then().body("achievements.size()", is(0));
  }

  @Test
  void pages_follow_each_other_without_a_gap_or_a_double() {
    var names = IntStream.range(0, 7).mapToObj(i -> "l" + i + "-" + mark).toList();
    names.reversed().forEach(name -> storeAs(name, a -> {}));
    var found = new ArrayList<String>();
    String cursor = null;
    do {
      var request = admin().queryParam("text", mark).queryParam("limit", 3);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      var page = request.get("/v1/achievements").then().statusCode(200).extract().jsonPath();
      found.addAll(page.getList("achievements.id", String.class));
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(found)
        .extracting(iri -> iri.substring(iri.lastIndexOf('/') + 1))
        .containsExactlyElementsOf(names);
  }

  @Test
  void it_is_found_by_state_and_by_a_part_of_a_title_in_any_language() {
    store("one", a -> a.put("state", "draft"));
    store("two", a -> {});
    admin()
        .get("/v1/achievements?state=draft&text=" + mark.toUpperCase(java.util.Locale.ROOT))
        .then()
        .body("achievements.size()", is(1))
        .body("achievements[0].state", is("draft"))
        .body("achievements[0].title.nl", is("Inleiding one " + mark))
        .body("next", nullValue());
  }

  private void store(String name, Consumer<ObjectNode> change) {
    storeAs(
        name + '-' + UUID.randomUUID(),
        change.andThen(a -> a.withObject("/title").put("nl", "Inleiding " + name + ' ' + mark)));
  }

  private static void storeAs(String name, Consumer<ObjectNode> change) {
    admin().body(example(change).toString()).put("/v1/achievements/" + name).then().statusCode(201);
  }
}
