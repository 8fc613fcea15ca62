package nl.microcredentials.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * One rule that an input breaks, precise enough to repair the input without asking.
 *
 * @param rule name of the rule, such as {@code result-passed}
 * @param pointer JSON Pointer (RFC 6901) to the value in the request
 * @param found the value found, as text; null if there was none
 * @param allowed what would be accepted
 * @param pack version of the rule pack that has the rule, such as {@code nl-mbo-1}; null if none
 * @param messages the same for people; null if there is no such sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    String rule, String pointer, String found, String allowed, String pack, Sentence messages) {

  public Violation {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(allowed, "allowed");
  }

  /** A violation of a rule that stands in no pack. */
  public Violation(String rule, String pointer, String found, String allowed) {
    this(rule, pointer, found, allowed, null, null);
  }

  public Violation with(Sentence sentence) {
    return new Violation(rule, pointer, found, allowed, pack, sentence);
  }
}
