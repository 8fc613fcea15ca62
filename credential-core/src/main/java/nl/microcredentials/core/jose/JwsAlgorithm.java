package nl.microcredentials.core.jose;

import java.util.Arrays;
import java.util.Optional;
import nl.microcredentials.core.keys.KeyType;

/**
 * The algorithms that a JWS is accepted with; whatever else a header names is none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.4">RFC 7518, 3.4: ES256, ES384,
 *     ES512</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037#section-3.1">RFC 8037, 3.1: EdDSA</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9864">RFC 9864, which names the algorithm
 *     Ed25519</a>
 */
public enum JwsAlgorithm {
  ED25519("Ed25519", KeyType.ED25519),
  EDDSA("EdDSA", KeyType.ED25519),
  ES256("ES256", KeyType.P_256),
  ES384("ES384", KeyType.P_384),
  ES512("ES512", KeyType.P_521);

  private final String value;
  private final KeyType keyType;

  JwsAlgorithm(String value, KeyType keyType) {
    this.value = value;
    this.keyType = keyType;
  }

  /** Returns nothing if no accepted algorithm has this name. */
  public static Optional<JwsAlgorithm> of(String value) {
    return Arrays.stream(values()).filter(one -> one.value.equals(value)).findAny();
  }

  /** The one that keys of this kind sign credentials with. For Ed25519 it is the name all know. */
  public static JwsAlgorithm of(KeyType keyType) {
    return switch (keyType) {
      case ED25519 -> EDDSA;
      case P_256 -> ES256;
      case P_384 -> ES384;
      case P_521 -> ES512;
    };
  }

  /** The {@code alg} of the header. */
  public String value() {
    return value;
  }

  /** The one kind of key it is used with. */
  public KeyType keyType() {
    return keyType;
  }
}
