package nl.microcredentials.core.keys;

/**
 * Signs with one Ed25519 key, wherever that key is kept.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032, Ed25519</a>
 */
@FunctionalInterface
public interface Signer {

  /** Returns the 64 bytes of the signature over {@code message}, which is not hashed before. */
  byte[] sign(byte[] message);
}
