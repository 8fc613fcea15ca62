package nl.microcredentials.core.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A document of which somebody has proven that it is whole; it holds no proof of its own. */
public final class VerifiedDocument {

  /** The hash by which the registry knows documents. */
  static final String HASH_ALGORITHM = "SHA-256";

  private final ObjectNode document;
  private Optional<byte[]> documentHash;

  private VerifiedDocument(ObjectNode document, Optional<byte[]> documentHash) {
    this.document = document;
    this.documentHash = documentHash;
  }

  public static VerifiedDocument of(ObjectNode document) {
    return new VerifiedDocument(document, Optional.empty());
  }

  /** With the {@link Cryptosuites#documentHash} that verifying it has yielded on the way. */
  static VerifiedDocument of(ObjectNode document, byte[] documentHash) {
    return new VerifiedDocument(document, Optional.of(documentHash));
  }

  public ObjectNode document() {
    return document;
  }

  /**
   * The hash of what it says, to which the registry is committed; 32 bytes.
   *
   * @throws nl.microcredentials.core.jsonld.JsonLdRefusedException if it cannot be canonicalized
   */
  public byte[] documentHash() {
    if (documentHash.isEmpty()) {
      documentHash = Optional.of(Cryptosuites.documentHash(document));
    }
    return documentHash.get().clone();
  }
}
