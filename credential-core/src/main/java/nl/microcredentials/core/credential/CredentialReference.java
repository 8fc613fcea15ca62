package nl.microcredentials.core.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Something that a credential points to, of a type that says how to use it: a status or a schema.
 *
 * @param id URL of it; mandatory for schemas
 * @param json with the members that its type defines
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#status">VCDM 2.0, 4.10:
 *     Status</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#data-schemas">VCDM 2.0,
 *     4.11: Data Schemas</a>
 */
public record CredentialReference(Optional<String> id, String type, ObjectNode json) {

  static CredentialReference read(MemberReader reference) {
    return new CredentialReference(reference.optionalUrl("id"), reference.type(), reference.json());
  }

  static CredentialReference readSchema(MemberReader schema) {
    return new CredentialReference(Optional.of(schema.url("id")), schema.type(), schema.json());
  }
}
