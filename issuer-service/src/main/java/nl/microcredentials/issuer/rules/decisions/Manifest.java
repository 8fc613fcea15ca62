package nl.microcredentials.issuer.rules.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import nl.microcredentials.issuer.rules.Decision;
import nl.microcredentials.issuer.rules.Finding;
import nl.microcredentials.issuer.rules.RulePack;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why something was allowed, as it is kept for ever: enough to judge the decision again when the
 * agreements have long been others, and nothing of the learner.
 *
 * @param date the day by whose agreements was decided
 */
public record Manifest(String date, List<Pack> packs, List<Met> rules, Evidence evidence) {

  /** A version of a rule pack; the digest is that of its file. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RulePackVersion")
  public record Pack(
      String pack,
      String validFrom,
      String validUntil,
      String source,
      String sourceDate,
      String sha256) {

    private static Pack of(RulePack pack) {
      return new Pack(
          pack.name(),
          pack.validFrom().toString(),
          pack.validUntil().map(Object::toString).orElse(null),
          pack.source().url().toString(),
          pack.source().date().toString(),
          pack.sha256());
    }
  }

  /**
   * A rule that was looked at.
   *
   * @param pointer JSON Pointer to what it is about: in the achievement, the completion or the
   *     institution
   * @param found the value, unless it belongs to the learner
   * @param outcome met, or met-by-exemption
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RuleOutcome")
  public record Met(String rule, String pack, String pointer, String found, String outcome) {

    private static Met of(Finding finding) {
      return new Met(
          finding.rule(),
          finding.pack(),
          finding.fact(),
          finding.found().orElse(null),
          finding.outcome().code());
    }
  }

  static Manifest of(Decision decision, Evidence evidence) {
    return new Manifest(
        decision.date().toString(),
        decision.packs().stream().map(Pack::of).toList(),
        decision.findings().stream().map(Met::of).toList(),
        evidence);
  }
}
