package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.regex.Pattern;

/**
 * The name of a fact: a JSON Pointer into {@link Facts}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JSON Pointer</a>
 */
record Fact(JsonPointer pointer) {

  static final String ACHIEVEMENT = "achievement";
  static final String COMPLETION = "completion";
  static final String INSTITUTION = "institution";
  static final String NOW = "now";

  private static final Pattern NAME =
      Pattern.compile(
          "/(%s|%s)(/[A-Za-z]+)+|/%s/(countryCode|legalName)|/%s"
              .formatted(ACHIEVEMENT, COMPLETION, INSTITUTION, NOW));

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Fact of(String pointer) {
    if (!NAME.matcher(pointer).matches()) {
      throw new IllegalArgumentException("there is no fact " + pointer);
    }
    return new Fact(JsonPointer.compile(pointer));
  }

  /** Such as {@code completion}. */
  String root() {
    return pointer.getMatchingProperty();
  }

  /** The object that this fact is a member of. */
  Fact parent() {
    return new Fact(pointer.head());
  }

  /** Where the sender of the request finds it; the whole request if it is not in it. */
  String inRequest(Subject subject) {
    if (isSentWith(subject)) {
      return pointer.tail().toString();
    }
    var isReferredTo = subject == Subject.COMPLETION && root().equals(ACHIEVEMENT);
    return isReferredTo ? "/achievementId" : "";
  }

  /** As the sender of the request calls it. */
  String nameFor(Subject subject) {
    return isSentWith(subject) ? pointer.tail().toString() : toString();
  }

  private boolean isSentWith(Subject subject) {
    return switch (subject) {
      case ACHIEVEMENT -> root().equals(ACHIEVEMENT);
      case COMPLETION -> root().equals(COMPLETION);
    };
  }

  @Override
  public String toString() {
    return pointer.toString();
  }
}
