package nl.microcredentials.core.problem;

import java.util.List;

/**
 * A request that is understood, or at least read, and refused. Each feature has its own subclass;
 * what it becomes over HTTP is decided at the boundary.
 */
public abstract class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient List<Violation> violations;

  protected Refused(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  protected Refused(ProblemType type, String detail, List<Violation> violations) {
    super(detail);
    this.type = type;
    this.violations = List.copyOf(violations);
  }

  public ProblemType type() {
    return type;
  }

  /** A sentence that is safe to show to the caller. */
  public String detail() {
    return getMessage();
  }

  public List<Violation> violations() {
    return violations;
  }
}
