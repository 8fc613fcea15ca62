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

  public static Refusal of(Refused refused) {
    var type = refused.type();
    return new Refusal(type.uri(), type.title(), refused.detail(), refused.violations());
  }
}
