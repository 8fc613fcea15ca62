package nl.microcredentials.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem response.
 *
 * @param errors what exactly is wrong, if several things can be
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@Schema(name = "Problem", description = "A problem, as defined by RFC 9457")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(URI type, String title, int status, String detail, List<Error> errors) {

  /** The media type of a problem response. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static ProblemBody of(ProblemType type, String detail, List<Error> errors) {
    return new ProblemBody(type.uri(), type.title(), HttpStatus.of(type), detail, errors);
  }

  /**
   * A rule that the request breaks.
   *
   * @param pointer JSON Pointer (RFC 6901) to the value in the request
   * @param found the value found, if there was one
   * @param allowed what would be accepted, for programs
   * @param pack version of the rule pack that has the rule, such as {@code nl-mbo-1}
   * @param message the same for people, in the language of the response
   */
  @Schema(name = "ProblemError")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Error(
      String rule, String pointer, String found, String allowed, String pack, String message) {

    static Error of(Violation violation, Locale language) {
      var messages = violation.messages();
      return new Error(
          violation.rule(),
          violation.pointer(),
          violation.found(),
          violation.allowed(),
          violation.pack(),
          messages == null ? null : messages.in(language));
    }
  }
}
