package nl.microcredentials.core.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nl.microcredentials.core.digest.ResourceIntegrity;

/**
 * Something that a credential points to, of a type that says how to use it: a status or a schema.
 *
 * @param id URL of it; mandatory for schemas
 * @param integrity what the bytes behind the URL must be, if the credential says so
 * @param json with the members that its type defines
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#status">VCDM 2.0, 4.10:
 *     Status</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#data-schemas">VCDM 2.0,
 *     4.11: Data Schemas</a>
 */
public record CredentialReference(
    Optional<String> id, String type, Optional<ResourceIntegrity> integrity, ObjectNode json) {

  static CredentialReference read(MemberReader reference) {
    return of(reference, reference.optionalUrl("id"));
  }

  static CredentialReference readIdentified(MemberReader reference) {
    return of(reference, Optional.of(reference.url("id")));
  }

  private static CredentialReference of(MemberReader reference, Optional<String> id) {
    return new CredentialReference(id, reference.type(), reference.integrity(), reference.json());
  }
}
