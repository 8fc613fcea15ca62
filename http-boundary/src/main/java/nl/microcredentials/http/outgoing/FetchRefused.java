package nl.microcredentials.http.outgoing;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** A server that was not asked, or did not answer. Says why without a word of that server. */
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
