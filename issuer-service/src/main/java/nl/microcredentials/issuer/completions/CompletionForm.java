package nl.microcredentials.issuer.completions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import nl.microcredentials.core.problem.Violation;

/**
 * Checks completions that were put together from something else; one that arrives as it is is
 * checked where it arrives.
 */
@ApplicationScoped
public class CompletionForm {

  private final Validator validator;

  CompletionForm(Validator validator) {
    this.validator = validator;
  }

  /** Returns every member of {@code completion} that has a value which it cannot have. */
  public List<Violation> check(Completion completion) {
    return validator.validate(completion).stream()
        .map(v ->
            new Violation("form", pointer(v.getPropertyPath().toString()), null, v.getMessage()))
        .sorted(Comparator.comparing(Violation::pointer))
        .toList();
  }

  /** Such as {@code evidence[0].name}. */
  private static String pointer(String path) {
    return '/' + path.replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
  }
}
