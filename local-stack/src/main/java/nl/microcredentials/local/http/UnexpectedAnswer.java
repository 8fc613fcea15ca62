package nl.microcredentials.local.http;

/** A service did not answer as it should, or not at all. */
public class UnexpectedAnswer extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnexpectedAnswer(String sentence) {
    super(sentence);
  }

  public UnexpectedAnswer(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
