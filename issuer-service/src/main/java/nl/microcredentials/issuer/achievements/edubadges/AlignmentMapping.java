package nl.microcredentials.issuer.achievements.edubadges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The alignments of a badge class: skills and occupations of ESCO, and fields of study. Alignments
 * to anything else have no element of the standard, and are told.
 */
final class AlignmentMapping {

  private static final String ESCO_SKILL = "http://data.europa.eu/esco/skill/";
  private static final String ESCO_OCCUPATION = "http://data.europa.eu/esco/occupation/";
  private static final String FIELD_OF_STUDY = "http://data.europa.eu/snb/isced-f/";

  private final BadgeClass badge;
  private final ObjectNode achievement;
  private final String language;

  AlignmentMapping(BadgeClass badge, ObjectNode achievement, String language) {
    this.badge = badge;
    this.achievement = achievement;
    this.language = language;
  }

  /** Open Badges 2.0 calls them alignment, the server of edubadges alignments. */
  void putAlignments() {
    for (var member : List.of("alignment", "alignments")) {
      badge
          .take(member)
          .ifPresent(found -> {
            var each = found.isArray() ? found.valueStream().toList() : List.of(found);
            for (int i = 0; i < each.size(); i++) {
              put("/%s/%d".formatted(member, i), each.get(i));
            }
          });
    }
  }

  private void put(String pointer, JsonNode alignment) {
    var url = text(alignment, "targetUrl", "target_url");
    var name = badge.plain(pointer, text(alignment, "targetName", "target_name"));
    var target = url.asText();
    if (target.startsWith(ESCO_SKILL)) {
      var outcome = achievement.withArray("learningOutcomes").addObject();
      outcome.putObject("text").set(language, name);
      outcome.put("escoSkill", target);
    } else if (target.startsWith(ESCO_OCCUPATION)) {
      var occupation = achievement.withArray("relatedOccupations").addObject();
      occupation.putObject("title").set(language, name);
      occupation.put("escoOccupation", target);
    } else if (target.startsWith(FIELD_OF_STUDY)) {
      achievement.withArray("fieldsOfStudy").add(target.substring(FIELD_OF_STUDY.length()));
    } else {
      badge.warn(pointer, "not carried over: neither ESCO nor ISCED-F");
    }
  }

  private static JsonNode text(JsonNode alignment, String standard, String ofTheServer) {
    return alignment.has(standard) ? alignment.get(standard) : alignment.path(ofTheServer);
  }
}
