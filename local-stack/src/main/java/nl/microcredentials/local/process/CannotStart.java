package nl.microcredentials.local.process;

/** Something that keeps the stack from starting, in one sentence that says what to do about it. */
public class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotStart(String sentence) {
    super(sentence);
  }

  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
