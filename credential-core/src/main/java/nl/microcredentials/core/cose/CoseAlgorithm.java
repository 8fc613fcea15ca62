package nl.microcredentials.core.cose;

import java.util.Arrays;
import java.util.Optional;
import nl.microcredentials.core.keys.KeyType;

/**
 * The algorithms that a COSE message is accepted with; whatever else a header names is none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9053#section-2">RFC 9053, 2: Signature Algorithms
 *     </a>
 */
public enum CoseAlgorithm {
  ES256(-7, KeyType.P_256),
  EDDSA(-8, KeyType.ED25519),
  ES384(-35, KeyType.P_384),
  ES512(-36, KeyType.P_521);

  private final int value;
  private final KeyType keyType;

  CoseAlgorithm(int value, KeyType keyType) {
    this.value = value;
    this.keyType = keyType;
  }

  /** Returns nothing if no accepted algorithm has this number. */
  static Optional<CoseAlgorithm> of(int value) {
    return Arrays.stream(values()).filter(one -> one.value == value).findAny();
  }

  /** The one that keys of this kind sign with. */
  static CoseAlgorithm of(KeyType keyType) {
    return switch (keyType) {
      case ED25519 -> EDDSA;
      case P_256 -> ES256;
      case P_384 -> ES384;
      case P_521 -> ES512;
    };
  }

  /** The {@code alg} of the header. */
  public int value() {
    return value;
  }

  /** The one kind of key it is used with. */
  public KeyType keyType() {
    return keyType;
  }
}
