package nl.microcredentials.core.problem;

import java.util.List;
import java.util.Locale;

/**
 * A request that is understood, or at least read, and refused. Each feature has its own subclass;
 * what it becomes over HTTP is decided at the boundary.
 */
public abstract class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient List<Violation> violations;
  private final transient Sentence sentence;

  protected Refused(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  /** A refusal that is told in the caller's language. */
  protected Refused(ProblemType type, Sentence detail, List<Violation> violations) {
    super(detail.en());
    this.type = type;
    this.violations = List.copyOf(violations);
    this.sentence = detail;
  }

  protected Refused(ProblemType type, String detail, List<Violation> violations) {
    super(detail);
    this.type = type;
    this.violations = List.copyOf(violations);
    this.sentence = null;
  }

  public ProblemType type() {
    return type;
  }

  /** A sentence that is safe to show to the caller. */
  public String detail() {
    return getMessage();
  }

  /** As {@link #detail()}, in {@code language} if it is known in it. */
  public String detail(Locale language) {
    return sentence == null ? detail() : sentence.in(language);
  }

  /** Whether anything of it is told in the caller's language. */
  public boolean isTranslated() {
    return sentence != null || violations.stream().anyMatch(v -> v.messages() != null);
  }

  public List<Violation> violations() {
    return violations;
  }
}
