package nl.microcredentials.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
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
public record ProblemBody(
    URI type, String title, int status, String detail, List<Violation> errors) {

  /** The media type of a problem response. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static ProblemBody of(ProblemType type, String detail, List<Violation> errors) {
    return new ProblemBody(type.uri(), type.title(), HttpStatus.of(type), detail, errors);
  }
}
