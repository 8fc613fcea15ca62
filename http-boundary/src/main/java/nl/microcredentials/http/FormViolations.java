package nl.microcredentials.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import nl.microcredentials.core.problem.Violation;

/** What Bean Validation finds, in the words of problem responses. */
public final class FormViolations {

  private FormViolations() {}

  /** The violations of an object that was validated by itself. */
  public static List<Violation> of(Set<? extends ConstraintViolation<?>> violations) {
    return of(violations, 0);
  }

  /**
   * The violations, in the order of their places.
   *
   * @param skipped how many nodes of each path lead to the object itself
   */
  static List<Violation> of(Set<? extends ConstraintViolation<?>> violations, int skipped) {
    return violations.stream()
        .map(
            v -> new Violation("form", pointer(v.getPropertyPath(), skipped), null, v.getMessage()))
        .sorted(Comparator.comparing(Violation::pointer))
        .toList();
  }

  /** The path of a violation as JSON Pointer. */
  private static String pointer(Path path, int skipped) {
    var pointer = new StringBuilder();
    StreamSupport.stream(path.spliterator(), false)
        .skip(skipped)
        .forEach(node -> {
          if (node.getIndex() != null) {
            pointer.append('/').append(node.getIndex());
          } else if (node.getKey() != null) {
            pointer.append('/').append(node.getKey());
          }
          if (node.getName() != null && !node.getName().startsWith("<")) {
            pointer.append('/').append(node.getName());
          }
        });
    return pointer.toString();
  }
}
