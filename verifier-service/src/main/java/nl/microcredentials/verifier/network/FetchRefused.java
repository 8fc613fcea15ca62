package nl.microcredentials.verifier.network;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A document that was not fetched. Says why without a word of the remote server. */
public class FetchRefused extends Refused {

  private static final long serialVersionUID = 1;

  private FetchRefused(ProblemType type, String detail) {
    super(type, detail);
  }

  static FetchRefused unsafe(String detail) {
    return new FetchRefused(ProblemType.UNSAFE_URL, detail);
  }

  public static FetchRefused limit(String detail) {
    return new FetchRefused(ProblemType.REMOTE_LIMIT_EXCEEDED, detail);
  }

  public static FetchRefused retrieval(String detail) {
    return new FetchRefused(ProblemType.STATUS_RETRIEVAL_ERROR, detail);
  }
}
