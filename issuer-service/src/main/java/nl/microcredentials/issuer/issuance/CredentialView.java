package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.issuer.registry.RegistrationView;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A credential and what became of it.
 *
 * @param id {@code urn:uuid:…}, as in the credential
 * @param status active, suspended, revoked or replaced
 * @param edition from 1; each renewal counts one on
 * @param replaces the credential that it corrects, if it corrects one
 * @param replacedBy the credential that corrects it, if one does
 * @param erased whether its learner is; absent if not
 * @param credential the Open Badges 3.0 credential, signed; absent if the learner is erased
 */
@Schema(name = "IssuedCredential")
public record CredentialView(
    String id,
    String institution,
    String achievementId,
    String status,
    Instant issuedAt,
    int edition,
    @JsonInclude(JsonInclude.Include.NON_NULL) String replaces,
    @JsonInclude(JsonInclude.Include.NON_NULL) String replacedBy,
    RegistrationView registration,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean erased,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = SchemaType.OBJECT)
        ObjectNode credential) {

  static CredentialView of(
      IssuedCredential issued, RegistrationView registration, Optional<ObjectNode> openBadge) {
    return new CredentialView(
        UrnUuid.of(issued.id()),
        issued.institution(),
        issued.achievement(),
        issued.status().code(),
        issued.issuedAt(),
        issued.edition(),
        issued.replaces().map(UrnUuid::of).orElse(null),
        issued.replacedBy().map(UrnUuid::of).orElse(null),
        registration,
        issued.erased(),
        openBadge.orElse(null));
  }
}
