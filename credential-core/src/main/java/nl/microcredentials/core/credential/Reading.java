package nl.microcredentials.core.credential;

import java.util.List;
import nl.microcredentials.core.problem.Problem;

/** A document that can be read, or everything that keeps it from being read. */
public sealed interface Reading<T> {

  record WellFormed<T>(T document) implements Reading<T> {}

  record Malformed<T>(List<Problem> problems) implements Reading<T> {
    public Malformed {
      problems = List.copyOf(problems);
    }
  }

  /** What {@code reader} has read; nothing of it if anything was wrong. */
  static <T> Reading<T> of(T document, MemberReader reader) {
    return reader.problems().isEmpty()
        ? new WellFormed<>(document)
        : new Malformed<>(reader.problems());
  }
}
