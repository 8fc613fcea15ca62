package nl.microcredentials.core.keys;

/** Signs with one key, wherever that key is kept. */
public interface Signer {

  /** What kind of key it is, and so which algorithm it signs with. */
  KeyType keyType();

  /**
   * Returns the signature over {@code message}, which is not hashed before: as many bytes as {@link
   * KeyType#signatureLength} says.
   */
  byte[] sign(byte[] message);
}
