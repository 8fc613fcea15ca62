package nl.microcredentials.issuer.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why one completion of several was refused: the members of a problem response that do not speak of
 * the whole request.
 *
 * @param errors each with a pointer into that completion
 */
@Schema(name = "Refusal")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Refusal(URI type, String title, String detail, List<Violation> errors) {

  /**
   * What {@code refused} says of one completion.
   *
   * @throws Refused itself if it speaks of this service: the others would fare the same, and the
   *     caller must try again
   */
  public static Refusal of(Refused refused) {
    var type = refused.type();
    return switch (type) {
      case SIGNING_UNAVAILABLE, STORAGE_UNAVAILABLE, KEY_BINDING_MISMATCH -> throw refused;
      default -> new Refusal(type.uri(), type.title(), refused.detail(), refused.violations());
    };
  }
}
