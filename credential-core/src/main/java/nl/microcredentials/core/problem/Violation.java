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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String rule, String pointer, String found, String allowed) {

  public Violation {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(allowed, "allowed");
  }
}
