package nl.microcredentials.issuer.mappings;

import java.util.List;
import java.util.stream.Collectors;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.elements.OtherCode;

/** What codes of another system stand for. */
public sealed interface Resolution {

  /**
   * One achievement.
   *
   * @param achievementId its name at its institution
   */
  record Found(String achievementId) implements Resolution {}

  /**
   * None, or several.
   *
   * @param tried the codes, in the order in which they were given
   * @param candidates names of the achievements that have them; none if no achievement has
   */
  record Unresolved(List<OtherCode> tried, List<String> candidates) implements Resolution {

    /** What to tell the caller, who gave the codes at {@code pointer}. */
    public Violation at(String pointer) {
      var codes =
          tried.stream()
              .map(code -> code.codeType() + ' ' + code.code())
              .collect(Collectors.joining(", "));
      return candidates.isEmpty()
          ? new Violation(
              "code-known",
              pointer,
              codes.isEmpty() ? null : codes,
              "a code in otherCodes of an achievement that you have published, or one that was set"
                  + " with PUT /v1/achievement-mappings/{codeType}/{code}")
          : new Violation(
              "code-unambiguous",
              pointer,
              codes,
              "codes of one achievement; these are codes of %s"
                  .formatted(String.join(", ", candidates)));
    }
  }
}
