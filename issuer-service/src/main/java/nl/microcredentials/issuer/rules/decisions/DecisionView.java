package nl.microcredentials.issuer.rules.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import nl.microcredentials.core.credential.UrnUuid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an achievement or a credential was allowed.
 *
 * @param credential {@code urn:uuid:…}; none if it is about the achievement itself
 * @param decidedBy client or person that asked for it
 */
@Schema(name = "Decision")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(
    String credential,
    String achievementId,
    int achievementVersion,
    Instant decidedAt,
    String decidedBy,
    @JsonUnwrapped Manifest manifest) {

  static DecisionView of(DecisionRow row) {
    return new DecisionView(
        row.award == null ? null : UrnUuid.of(row.award),
        row.achievement,
        row.achievementVersion,
        row.decidedAt,
        row.decidedBy,
        row.manifest);
  }
}
