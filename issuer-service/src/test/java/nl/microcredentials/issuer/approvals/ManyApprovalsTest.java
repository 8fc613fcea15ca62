package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.issuer.Tokens.WITH_FOUR_EYES;
import static nl.microcredentials.issuer.approvals.FourEyes.ANNE;
import static nl.microcredentials.issuer.approvals.FourEyes.SYSTEM;
import static nl.microcredentials.issuer.approvals.FourEyes.get;
import static nl.microcredentials.issuer.approvals.FourEyes.post;
import static nl.microcredentials.issuer.approvals.FourEyes.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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

/** The list of what waits, and one decision about many. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyApprovalsTest {

  private String achievement;
  private List<String> ids;

  @BeforeEach
  void reportFour() {
    achievement = "a-" + UUID.randomUUID();
    Completions.publishAchievement(achievement, WITH_FOUR_EYES);
    ids =
        Stream.generate(() -> waiting(Completions.fresh(c -> c.put("achievementId", achievement))))
            .limit(4)
            .toList();
  }

  private ValidatableResponse list(String query) {
    return get(ANNE, "/v1/approvals?achievement=" + achievement + '&' + query);
  }

  @Test
  void pages_hold_everything_once_and_nothing_of_the_learner() {
    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var page = list("limit=3" + (cursor == null ? "" : "&cursor=" + cursor)).statusCode(200);
      assertThat(page.extract().asString()).doesNotContain("Jansen");
      seen.addAll(page.extract().path("approvals.id"));
      cursor = page.extract().path("next");
    } while (cursor != null);
    assertThat(seen).containsExactlyElementsOf(ids);
    list("state=approved").body("approvals", empty());
    get(Tokens.of(Tokens.UNIVERSITY, "exam-board"), "/v1/approvals?achievement=" + achievement)
        .statusCode(200)
        .body("approvals", empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state=open", "batch=1", "batch=", "limit=1000", "cursor=x", "stat=waiting"})
  void a_filter_that_means_nothing_is_refused(String query) {
    list(query).statusCode(400);
  }

  @Test
  void all_that_wait_are_approved_and_again_nothing_changes() {
    var request = "{\"decision\":\"approved\",\"filter\":{\"achievement\":\"%s\"}}";
    decide(ANNE, request.formatted(achievement))
        .statusCode(200)
        .body("outcomes.id", contains(ids.toArray()))
        .body("outcomes.approval.state", everyItem(is("approved")))
        .body("next", nullValue());
    decide(ANNE, request.formatted(achievement)).statusCode(200).body("outcomes", empty());
    list("state=approved").body("approvals", hasSize(4));
  }

  @Test
  void each_is_decided_for_itself() {
    var foreign = UUID.randomUUID().toString();
    post(ANNE, "/v1/approvals/" + ids.get(1) + "/decision", "{\"decision\":\"rejected\"}")
        .statusCode(200);
    var request =
        "{\"decision\":\"approved\",\"reason\":\"All seen\",\"ids\":[\"%s\",\"%s\",\"%s\"]}"
            .formatted(ids.get(0), ids.get(1), foreign);
    decide(ANNE, request)
        .statusCode(200)
        .body("outcomes", hasSize(3))
        .body("outcomes[0].approval.state", is("approved"))
        .body("outcomes[1].problem.type", endsWith("state-conflict"))
        .body("outcomes[2].problem.type", endsWith("not-found"));
    get(SYSTEM, "/v1/approvals/" + ids.get(0)).body("reason", is("All seen"));
    list("state=waiting").body("approvals.id", contains(ids.get(2), ids.get(3)));
  }

  @Test
  void the_own_are_named_and_wait_on() {
    var own = Tokens.of(WITH_FOUR_EYES, "sis", "portal", "exam-board");
    decide(
            own,
            "{\"decision\":\"approved\",\"filter\":{\"achievement\":\"%s\"}}"
                .formatted(achievement))
        .statusCode(200)
        .body("outcomes.problem.type", everyItem(endsWith("self-approval")));
    list("state=waiting").body("approvals", hasSize(4));
    decide(SYSTEM, "{\"decision\":\"approved\",\"ids\":[\"%s\"]}".formatted(ids.getFirst()))
        .statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'decision':'approved'}",
        "{'decision':'approved','filter':{}}",
        "{'decision':'approved','ids':[]}",
        "{'decision':'approved','ids':['x']}",
        "{'decision':'approved','ids':[null]}",
        "{'ids':['00000000-0000-4000-8000-000000000000']}",
        "{'decision':'maybe','ids':['00000000-0000-4000-8000-000000000000']}",
        "{'decision':'approved','ids':['00000000-0000-4000-8000-000000000000'],"
            + "'filter':{'achievement':'x'}}",
        "{'decision':'approved','filter':{'achievement':'x'},'cursor':'x'}"
      })
  void what_would_mean_everything_or_nothing_is_refused(String body) {
    decide(ANNE, body.replace('\'', '"')).statusCode(400);
  }

  @Test
  void the_examples_of_the_description_are_understood() {
    var api = StrictJson.parse(get(ANNE, "/q/openapi?format=json").extract().asByteArray());
    var one = api.at("/components/schemas/Decision/examples/0").toString();
    post(ANNE, "/v1/approvals/" + ids.getFirst() + "/decision", one).statusCode(200);
    decide(ANNE, api.at("/components/schemas/Decisions/examples/0").toString())
        .statusCode(200)
        .body("outcomes.id", not(hasItem(ids.getFirst())));
  }

  private static ValidatableResponse decide(String token, String body) {
    return post(token, "/v1/approvals/decisions", body);
  }
}
