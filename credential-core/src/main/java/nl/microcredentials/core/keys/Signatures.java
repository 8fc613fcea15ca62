package nl.microcredentials.core.keys;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;

/** Makes and checks signatures with whatever kind of key. */
public final class Signatures {

  private Signatures() {}

  /**
   * Signs with {@code key}.
   *
   * @param random for the kinds of signature that need a random number
   * @throws nl.microcredentials.core.json.MalformedInputException with UNSUPPORTED_ALGORITHM if the
   *     key is of another kind than {@link KeyType} names
   */
  public static Signer signer(KeyPair key, SecureRandom random) {
    return switch (KeyType.of(key.getPublic())) {
      case ED25519 -> Ed25519.signer(key.getPrivate());
      case P_256, P_384, P_521 -> Ecdsa.signer(key.getPrivate(), random);
    };
  }

  /**
   * Whether the holder of {@code key} signed {@code message}. Whatever is not a signature at all is
   * not a valid one either.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException with UNSUPPORTED_ALGORITHM if the
   *     key is of another kind than {@link KeyType} names
   */
  public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
    return switch (KeyType.of(key)) {
      case ED25519 -> Ed25519.verify(key, message, signature);
      case P_256, P_384, P_521 -> Ecdsa.verify(key, message, signature);
    };
  }
}
