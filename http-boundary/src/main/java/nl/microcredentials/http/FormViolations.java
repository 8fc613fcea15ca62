package nl.microcredentials.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import nl.microcredentials.core.problem.Violation;

/** What Jakarta Validation finds wrong, in the words of our problems. */
public final class FormViolations {

  /** Method and parameter come first in the path of a violation in what a resource is sent. */
  private static final int NODES_OF_THE_METHOD = 2;

  private FormViolations() {}

  /** In a document that was validated by itself. */
  public static <T> List<Violation> of(Set<ConstraintViolation<T>> found) {
    return found.stream().map(v -> violation(v, 0)).sorted(byPointer()).toList();
  }

  /** In what a resource was called with. */
  static List<Violation> ofParameters(Set<ConstraintViolation<?>> found) {
    return found.stream().map(v -> violation(v, NODES_OF_THE_METHOD)).sorted(byPointer()).toList();
  }

  private static Comparator<Violation> byPointer() {
    return Comparator.comparing(Violation::pointer);
  }

  private static Violation violation(ConstraintViolation<?> found, int nodesBefore) {
    return new Violation(
        "form", pointer(found.getPropertyPath(), nodesBefore), null, found.getMessage());
  }

  private static String pointer(Path path, int nodesBefore) {
    var pointer = new StringBuilder();
    StreamSupport.stream(path.spliterator(), false)
        .skip(nodesBefore)
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
