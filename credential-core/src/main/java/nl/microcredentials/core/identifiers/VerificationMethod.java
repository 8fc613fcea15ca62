package nl.microcredentials.core.identifiers;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key, and who may be held to what is signed with it.
 *
 * @param id URL of the method, as a rule with a fragment
 * @param controller URL of whoever signs with it, such as the DID of an institution
 * @param revoked since when nothing that is verified with it counts, whenever it was signed
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#verification-methods">Controlled
 *     Identifiers 1.0, 2.2: Verification Methods</a>
 */
public record VerificationMethod(
    String id, String controller, PublicKey publicKey, Optional<Instant> revoked) {

  public VerificationMethod {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(controller, "controller");
    Objects.requireNonNull(publicKey, "publicKey");
    Objects.requireNonNull(revoked, "revoked");
  }

  /** A key that was not revoked. */
  public VerificationMethod(String id, String controller, PublicKey publicKey) {
    this(id, controller, publicKey, Optional.empty());
  }
}
