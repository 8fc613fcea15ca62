package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.microcredentials.core.problem.Violation;

/**
 * What may no longer change once an achievement was awarded. A learner's credential names the
 * achievement by its IRI, and whoever follows that must not find that the learner was to know less,
 * or did something else.
 *
 * <p>Everything is frozen but the members named here, so that a new member is frozen until somebody
 * decides otherwise.
 */
final class FrozenElements {

  /** What says where to find more, or how others classify it, and nothing of what was achieved. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "passByAward",
          "link",
          "furtherInformation",
          "otherCodes",
          "partOf",
          "fieldsOfStudy",
          "relatedOccupations",
          "targetGroups",
          "image");

  /** Texts: another language may be added, what was written stays. */
  private static final Set<String> TRANSLATABLE =
      Set.of("title", "description", "criteria", "admissionRequirements");

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final String ALLOWED =
      "what it was at the first award; make a new achievement for anything else";

  private FrozenElements() {}

  /** A violation for each frozen member that differs. */
  static List<Violation> changes(AchievementDefinition before, AchievementDefinition after) {
    var old = JSON.valueToTree(before);
    var changed = JSON.valueToTree(after);
    var members = new TreeSet<String>();
    old.fieldNames().forEachRemaining(members::add);
    changed.fieldNames().forEachRemaining(members::add);
    return members.stream()
        .filter(member -> !mayBecome(member, old.path(member), changed.path(member)))
        .map(member ->
            new Violation(
                "frozen-after-award",
                '/' + member,
                null,
                member.equals("state") ? "published or withdrawn" : ALLOWED))
        .toList();
  }

  private static boolean mayBecome(String member, JsonNode old, JsonNode changed) {
    if (member.equals("state")) {
      // as a draft it would disappear from under the credentials
      return !changed.asText().equals(AchievementState.DRAFT.code());
    }
    if (member.equals("learningOutcomes")) {
      return areTranslations(old, changed);
    }
    return CHANGEABLE.contains(member)
        || old.equals(changed)
        || (TRANSLATABLE.contains(member) && isTranslation(old, changed));
  }

  private static boolean areTranslations(JsonNode old, JsonNode changed) {
    return old instanceof ArrayNode
        && old.size() == changed.size()
        && IntStream.range(0, old.size())
            .allMatch(i -> isTranslatedOutcome(old.get(i), changed.get(i)));
  }

  private static boolean isTranslatedOutcome(JsonNode old, JsonNode changed) {
    return isTranslation(old.path("text"), changed.path("text"))
        && old.path("escoSkill").equals(changed.path("escoSkill"));
  }

  /** Whether all that was there still is. */
  private static boolean isTranslation(JsonNode old, JsonNode changed) {
    return old.isObject()
        && old.properties().stream()
            .allMatch(text -> text.getValue().equals(changed.get(text.getKey())));
  }
}
