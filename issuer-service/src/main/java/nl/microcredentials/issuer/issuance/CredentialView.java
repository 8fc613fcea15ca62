package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.issuer.registry.RegistrationView;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A credential and what became of it.
 *
 * @param id {@code urn:uuid:…}, as in the credential
 * @param status active, suspended, revoked or replaced
 * @param credential the Open Badges 3.0 credential, signed
 */
@Schema(name = "IssuedCredential")
public record CredentialView(
    String id,
    String institution,
    String achievementId,
    String status,
    Instant issuedAt,
    RegistrationView registration,
    @Schema(type = SchemaType.OBJECT) ObjectNode credential) {

  public static CredentialView of(IssuedCredential issued, RegistrationView registration) {
    return new CredentialView(
        UrnUuid.of(issued.id()),
        issued.institution(),
        issued.achievement(),
        issued.status().code(),
        issued.issuedAt(),
        registration,
        issued.json());
  }
}
