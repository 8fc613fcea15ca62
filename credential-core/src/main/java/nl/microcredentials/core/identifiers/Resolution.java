package nl.microcredentials.core.identifiers;

import java.util.Objects;

/**
 * The document of an identifier, and what is known about it.
 *
 * @param deactivated whether its controller has given the identifier up; nothing that is signed in
 *     its name counts then
 * @see <a href="https://www.w3.org/TR/2022/REC-did-core-20220719/#did-document-metadata">DID Core
 *     1.0, 7.1.3: DID Document Metadata</a>
 */
public record Resolution(ControlledIdentifierDocument document, boolean deactivated) {

  public Resolution {
    Objects.requireNonNull(document, "document");
  }

  public static Resolution active(ControlledIdentifierDocument document) {
    return new Resolution(document, false);
  }
}
