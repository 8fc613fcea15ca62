package nl.microcredentials.issuer.institutions;

import java.security.PublicKey;
import java.time.Instant;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;

/**
 * A key with which an institution signs now. Ask for it once for each thing that is signed: the
 * next moment it can be another one.
 *
 * @param verificationMethod DID URL under which everybody finds the public key
 * @param signer releases no signature that does not hold
 * @param validFrom before that, nobody takes the key for the institution's
 */
public record SigningKey(
    String verificationMethod, PublicKey publicKey, Signer signer, Instant validFrom) {

  public KeyType type() {
    return signer.keyType();
  }

  /**
   * The time that a signature may bear which is made now for something that happened at {@code
   * time}. Verifiers look for the key at that time, and a key that came later was none then.
   */
  public Instant notBefore(Instant time) {
    return time.isBefore(validFrom) ? validFrom : time;
  }
}
