package nl.microcredentials.issuer.rules;

import java.util.Optional;
import nl.microcredentials.core.problem.Sentence;
import nl.microcredentials.core.problem.Violation;

/**
 * How one rule came out.
 *
 * @param fact JSON Pointer into the {@link Facts}
 * @param pointer JSON Pointer into what the caller sent
 * @param found what may be recorded of the value, as text
 * @param message what is wrong, if the rule is broken
 */
public record Finding(
    String rule,
    String pack,
    String fact,
    String pointer,
    Optional<String> found,
    String allowed,
    Outcome outcome,
    Sentence message) {

  boolean isBroken() {
    return outcome == Outcome.BROKEN;
  }

  Violation toViolation() {
    return new Violation(rule, pointer, found.orElse(null), allowed, pack, message);
  }
}
