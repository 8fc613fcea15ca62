package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.keys.Role;

/**
 * Many things in one request, of which one is wrong.
 *
 * @param declaring declares for its learners what a direct award does not say
 */
record BulkCases(Institution declaring) {

  /** Fewer than the case says, so that a slow machine answers in time. */
  private static final int MANY = 200;

  private static final int BAD = MANY / 2;
  private static final int TOO_MANY = 10_001;
  private static final int TOO_MANY_ACHIEVEMENTS = 1_001;

  private static final String ACHIEVEMENT = "passed-by-award";

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of("ISSUE-12", this::oneOfManyIsBad, "ISSUE-13", this::sizes);
  }

  private List<Attempt> oneOfManyIsBad() {
    return List.of(
        Attempt.ofMany("achievements", this::achievements), Attempt.ofMany("awards", this::awards));
  }

  private List<Reply> achievements() {
    var definitions = JsonNodeFactory.instance.arrayNode();
    IntStream.range(0, MANY).forEach(i -> definitions.add(definition("bulk-" + i)));
    ((ObjectNode) definitions.get(BAD)).put("language", "not a language");
    var first = sendAchievements(definitions);
    var again = sendAchievements(definitions);
    checkResults(first, "created");
    checkResults(again, "unchanged");
    return List.of(first, again);
  }

  private ObjectNode definition(String id) {
    return declaring.sample().course().definition().put("id", id).put("passByAward", true);
  }

  private Reply sendAchievements(ArrayNode definitions) {
    return Services.send(
        declaring.issuer(),
        "POST /v1/achievements",
        Services.bearer(declaring.token(Role.ACHIEVEMENT_ADMIN))
            + "\r\nContent-Type: application/json",
        StrictJson.write(definitions));
  }

  /** A result for each, in their order. */
  private static void checkResults(Reply reply, String outcome) {
    var results = reply.json().path("results");
    assertThat(results).as(reply.toString()).hasSize(MANY);
    for (var i = 0; i < MANY; i++) {
      var result = results.get(i);
      assertThat(result.path("index").asInt()).isEqualTo(i);
      assertThat(result.path("id").asText()).isEqualTo("bulk-" + i);
      assertThat(result.path("outcome").asText()).isEqualTo(i == BAD ? "refused" : outcome);
    }
  }

  private List<Reply> awards() {
    defineAchievement();
    var bundle = bundle(MANY);
    ((ObjectNode) bundle.at("/direct_awards/" + BAD)).put("eppn", "nobody");
    var first = sendAwards(bundle);
    var again = sendAwards(bundle);
    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(again.status()).as(again.toString()).isEqualTo(200);
    assertThat(credentialsOf(first)).hasSize(MANY - 1).doesNotHaveDuplicates();
    assertThat(credentialsOf(again)).isEqualTo(credentialsOf(first));
    return List.of(first, again);
  }

  private void defineAchievement() {
    var definition = definition(ACHIEVEMENT);
    definition.remove("id");
    var defined = declaring.define(ACHIEVEMENT, definition);
    assertThat(defined.status()).as(defined.toString()).isIn(200, 201);
  }

  private static ObjectNode bundle(int awards) {
    var bundle = StrictJson.object().put("badgeclass", ACHIEVEMENT);
    var list = bundle.putArray("direct_awards");
    IntStream.range(0, awards)
        .forEach(i ->
            list.addObject()
                .put("eppn", "bulk.%d@universiteit-aan-zee.example".formatted(i))
                .put("recipient_email", "bulk.%d@work.example".formatted(i))
                .put("first_name", "Bulk")
                .put("surname", "Number " + i));
    return bundle;
  }

  private Reply sendAwards(ObjectNode bundle) {
    return declaring.post("/v1/direct-award-bundles", bundle, Role.ISSUER);
  }

  /** Those that succeeded are in the order of the bundle; the one that did not has its place. */
  private static List<String> credentialsOf(Reply reply) {
    var outcome = reply.json();
    var failed = outcome.path("un_successful_direct_award");
    assertThat(failed).as(reply.toString()).hasSize(1);
    assertThat(failed.at("/0/index").asInt()).isEqualTo(BAD);
    var awarded = outcome.path("direct_awards");
    assertThat(awarded.findValuesAsText("eppn"))
        .containsExactlyElementsOf(
            IntStream.range(0, MANY)
                .filter(i -> i != BAD)
                .mapToObj("bulk.%d@universiteit-aan-zee.example"::formatted)
                .toList());
    return awarded.findValuesAsText("credential");
  }

  private List<Attempt> sizes() {
    return List.of(
        Attempt.of("1,001 achievements", () -> sendAchievements(empty(TOO_MANY_ACHIEVEMENTS))),
        Attempt.of("10,001 awards", () -> sendAwards(bundle(TOO_MANY))),
        Attempt.of("no achievement", () -> sendAchievements(empty(0))),
        Attempt.of("the same achievement twice", this::achievementTwice),
        Attempt.of("the same award twice", this::awardTwice));
  }

  private static ArrayNode empty(int items) {
    var array = JsonNodeFactory.instance.arrayNode();
    IntStream.range(0, items).forEach(_ -> array.addObject());
    return array;
  }

  private Reply achievementTwice() {
    var twice = JsonNodeFactory.instance.arrayNode();
    twice.add(definition("bulk-twice")).add(definition("bulk-twice"));
    var reply = sendAchievements(twice);
    assertThat(reply.json().path("results").findValuesAsText("outcome"))
        .containsExactly("created", "unchanged");
    return reply;
  }

  private Reply awardTwice() {
    defineAchievement();
    var bundle = bundle(1);
    bundle.withArray("/direct_awards").add(bundle.at("/direct_awards/0"));
    var reply = sendAwards(bundle);
    var credentials = reply.json().path("direct_awards").findValuesAsText("credential");
    assertThat(credentials).as(reply.toString()).hasSize(2);
    assertThat(credentials.getFirst()).isEqualTo(credentials.getLast());
    return reply;
  }
}
