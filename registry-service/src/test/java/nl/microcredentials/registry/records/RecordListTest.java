package nl.microcredentials.registry.records;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.registry.Institution.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Change.Reason;
import nl.microcredentials.registry.AccessTokens;
import nl.microcredentials.registry.Institution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What operators and auditors ask of the national record. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordListTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private Institution institution;
  private UUID record;

  @BeforeEach
  void accredit() {
    institution = new Institution().accredited();
    record = UUID.randomUUID();
  }

  @Test
  void lists_are_filtered_and_paged_in_the_order_of_the_log() {
    var sectors = nl.microcredentials.core.registry.Sector.values();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      var id = UUID.randomUUID();
      ids.add("urn:uuid:" + id);
      institution
          .state(
              id,
              Institution.issued(
                  i == 0 ? null : "eqf_" + (i + 1), sectors[i % 3], "" + (i + 1), "ects", "c" + i))
          .statusCode(201);
    }
    institution.state(record, Institution.issued("eqf_4", sectors[2], "56", "hour", "h"));
    institution.state(record, new Change.Revoked(Reason.FRAUD, NOW)).statusCode(201);

    assertThat(list("limit=3")).containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(allPages(3)).hasSize(8).startsWith(ids.toArray(String[]::new));
    assertThat(list("status=revoked")).containsExactly("urn:uuid:" + record);
    assertThat(list("status=active")).hasSize(7);
    assertThat(list("level=eqf_3")).containsExactly(ids.get(2));
    assertThat(list("sector=wo")).containsExactly(ids.get(0), ids.get(3), ids.get(6));
    assertThat(list("studyLoadFrom=2&studyLoadTo=2"))
        .containsExactly(ids.get(1), "urn:uuid:" + record);
    assertThat(list("programmeCode=c5")).containsExactly(ids.get(5));
    assertThat(list("achievement=https://issuer.example/achievements/7")).hasSize(8);
    assertThat(list("from=2000-01-01T00:00:00Z&until=2100-01-01T00:00:00Z")).hasSize(8);
    assertThat(list("until=2000-01-01T00:00:00Z")).isEmpty();
    assertThat(list("programmeCode=' or 1=1 --")).isEmpty();
  }

  private List<String> list(String query) {
    return page(query).jsonPath().getList("records.record");
  }

  private io.restassured.response.Response page(String query) {
    var response =
        given()
            .auth()
            .oauth2(AccessTokens.auditor())
            .get("/v1/records?institution=" + institution.did() + "&" + query);
    response.then().statusCode(200);
    return response;
  }

  private List<String> allPages(int limit) {
    var all = new ArrayList<String>();
    Optional<String> cursor = Optional.empty();
    do {
      var answer = page("limit=" + limit + cursor.map(c -> "&cursor=" + c).orElse("")).jsonPath();
      all.addAll(answer.getList("records.record"));
      cursor = Optional.ofNullable(answer.getString("next"));
    } while (cursor.isPresent());
    return all;
  }

  @Test
  void a_cursor_that_was_changed_or_moved_is_refused() {
    for (int i = 0; i < 3; i++) {
      institution.state(UUID.randomUUID(), issued()).statusCode(201);
    }
    var cursor = page("limit=1").jsonPath().getString("next");
    var changed = (cursor.charAt(5) == 'A' ? "B" : "A") + cursor.substring(1);

    refused("cursor=" + changed, "#RANGE_ERROR");
    refused("sector=hbo&cursor=" + cursor, "#RANGE_ERROR");
    for (var wrong : Set.of("", "x", "-1", cursor + "=", cursor + "A")) {
      refused("cursor=" + wrong, "#RANGE_ERROR");
    }
  }

  @Test
  void questions_that_cannot_be_answered_are_refused() {
    for (var limit : List.of("0", "-1", "201", "1000000000", "05", "1e2", "abc", "%00", "")) {
      refused("limit=" + limit, limit.equals("%00") ? "#MALFORMED_VALUE_ERROR" : "#RANGE_ERROR");
    }
    refused("studyLoadFrom=-1", "#RANGE_ERROR");
    refused("studyLoadFrom=NaN", "#RANGE_ERROR");
    refused("sort=pg_sleep(5)", "#MALFORMED_VALUE_ERROR");
    refused("page=-1", "#MALFORMED_VALUE_ERROR");
    refused("status=ACTIVE", "#MALFORMED_VALUE_ERROR");
    refused("from=yesterday", "#MALFORMED_VALUE_ERROR");
    refused("limit=1&limit=2", "#MALFORMED_VALUE_ERROR");
  }

  private void refused(String query, String type) {
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(AccessTokens.auditor())
        .get("/v1/records?institution=" + institution.did() + "&" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", endsWith(type));
  }
}
