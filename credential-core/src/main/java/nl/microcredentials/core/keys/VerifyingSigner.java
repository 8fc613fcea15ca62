package nl.microcredentials.core.keys;

import java.security.PublicKey;

/**
 * Releases no signature that does not hold. Devices that keep keys can fail in ways that nobody
 * sees: with a wrong signature somebody is turned away years later, and a faulty one can give away
 * the private key.
 *
 * @see <a href="https://eprint.iacr.org/2017/1014">Attacking Deterministic Signature Schemes using
 *     Fault Attacks</a>
 */
public final class VerifyingSigner implements Signer {

  private final Signer signer;
  private final PublicKey publicKey;

  /**
   * Makes {@code signer} safe.
   *
   * @param publicKey what others will verify with
   */
  public VerifyingSigner(Signer signer, PublicKey publicKey) {
    this.signer = signer;
    this.publicKey = publicKey;
  }

  /** That of the public key: it is what others go by. */
  @Override
  public KeyType keyType() {
    return KeyType.of(publicKey);
  }

  /**
   * As promised.
   *
   * @throws SigningUnavailable if the signature does not hold
   */
  @Override
  public byte[] sign(byte[] message) {
    var signature = signer.sign(message);
    if (!Signatures.verify(publicKey, message, signature)) {
      throw new SigningUnavailable("The fresh signature does not verify.");
    }
    return signature;
  }
}
