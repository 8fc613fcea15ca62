package nl.microcredentials.core.json;

import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/** Input that does not have the form it must have; repeating the request will not help. */
public class MalformedInputException extends Refused {

  private static final long serialVersionUID = 1;

  public MalformedInputException(ProblemType type, String detail) {
    super(type, detail);
  }

  public static MalformedInputException unparsable(String detail) {
    return new MalformedInputException(ProblemType.PARSING_ERROR, detail);
  }

  public static MalformedInputException malformed(String detail) {
    return new MalformedInputException(ProblemType.MALFORMED_VALUE_ERROR, detail);
  }
}
