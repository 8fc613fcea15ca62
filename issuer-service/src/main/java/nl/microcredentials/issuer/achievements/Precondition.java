package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.core.problem.ProblemType.PRECONDITION_FAILED;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Predicate;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.Refused;

/**
 * Which version an achievement must have for a change: what the caller has seen, so that nobody
 * undoes what somebody else did meanwhile.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110, 13.1: Preconditions
 *     </a>
 */
public final class Precondition {

  private static final String ENTITY_TAG = "(W/)?\"[\\x21\\x23-\\x7e]{0,64}\"";
  private static final String LIST = ENTITY_TAG + "([ \t]*,[ \t]*" + ENTITY_TAG + "){0,9}";

  private final Predicate<OptionalInt> holds;

  private Precondition(Predicate<OptionalInt> holds) {
    this.holds = holds;
  }

  /** Whatever version it has, and whether it exists or not. */
  public static Precondition none() {
    return new Precondition(_ -> true);
  }

  public static Precondition version(int expected) {
    return new Precondition(present -> present.isPresent() && present.getAsInt() == expected);
  }

  /** It does not exist. */
  public static Precondition absent() {
    return new Precondition(OptionalInt::isEmpty);
  }

  /**
   * What the headers of a request ask for; null if they are not there.
   *
   * @throws MalformedInputException if a header is not one
   */
  public static Precondition of(String ifMatch, String ifNoneMatch) {
    checkForm(ifMatch);
    checkForm(ifNoneMatch);
    return new Precondition(present ->
        (ifMatch == null || matches(ifMatch, present))
            && (ifNoneMatch == null || !matches(ifNoneMatch, present)));
  }

  private static void checkForm(String header) {
    if (header != null && !header.equals("*") && !header.matches(LIST)) {
      throw MalformedInputException.malformed(
          "If-Match and If-None-Match are * or entity tags such as \"3\".");
    }
  }

  /** A weak tag never matches: it does not say that a version is exactly this one. */
  private static boolean matches(String header, OptionalInt present) {
    return present.isPresent()
        && (header.equals("*")
            || Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(('"' + Integer.toString(present.getAsInt()) + '"')::equals));
  }

  /**
   * Goes on if it holds.
   *
   * @param present version; empty if there is none
   * @throws NotMet otherwise
   */
  void check(OptionalInt present) {
    if (!holds.test(present)) {
      throw new NotMet();
    }
  }

  /** Somebody else was faster. */
  static final class NotMet extends Refused {

    private static final long serialVersionUID = 1;

    NotMet() {
      super(PRECONDITION_FAILED, "The achievement has another version than your request expects.");
    }
  }
}
