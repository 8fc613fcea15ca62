package nl.microcredentials.issuer.institutions;

import java.security.PublicKey;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;

/**
 * A key with which an institution signs.
 *
 * @param verificationMethod DID URL under which everybody finds the public key
 */
public record SigningKey(String verificationMethod, PublicKey publicKey, Signer signer) {

  public KeyType type() {
    return signer.keyType();
  }
}
