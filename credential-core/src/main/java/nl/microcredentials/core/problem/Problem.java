package nl.microcredentials.core.problem;

import java.util.Objects;

/**
 * One problem with one input.
 *
 * @param detail a sentence for people, in English; never contains personal data, class names or
 *     text from a remote server
 */
public record Problem(ProblemType type, String detail) {

  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(detail, "detail");
  }
}
