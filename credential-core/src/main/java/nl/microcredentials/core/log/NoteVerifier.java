package nl.microcredentials.core.log;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * A named Ed25519 key that may sign notes.
 *
 * <p>Its text form is the one that other tools for such logs take: {@code name+id+key}, with the id
 * in hexadecimal and the key, after a byte for its type, in base64.
 *
 * @see <a href="https://c2sp.org/signed-note@v1.0.0">C2SP signed-note</a>
 */
public record NoteVerifier(String name, PublicKey key) {

  private static final byte ED25519 = 0x01;

  public NoteVerifier {
    NoteSignature.checkName(name);
  }

  /**
   * Reads the text form.
   *
   * @throws MalformedInputException if it is not the form of an Ed25519 key, or if the id is that
   *     of another key: a typing error must not become a key that verifies nothing
   */
  public static NoteVerifier parse(String text) {
    var parts = text.split("\\+", 3); // base64 may hold a plus
    if (parts.length != 3) {
      throw malformed("A note key is written name+id+key.");
    }
    var typeAndKey = StandardBase64.decode(parts[2]);
    if (typeAndKey.length != 1 + Ed25519.PUBLIC_KEY_LENGTH || typeAndKey[0] != ED25519) {
      throw malformed("The note key is not an Ed25519 key.");
    }
    var key = Ed25519.publicKey(Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
    var verifier = new NoteVerifier(parts[0], key);
    if (!verifier.toString().equals(text)) {
      throw malformed("The id of the note key does not belong to the key.");
    }
    return verifier;
  }

  /** The first four bytes of a hash over name and key. */
  public int keyId() {
    var line = (name + '\n').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Sha256.of(line, typeAndKey())).getInt();
  }

  /**
   * Returns the text of {@code note} if this key signed it. Signatures of other keys are passed
   * over.
   *
   * @throws LogRefused if there is no signature of this key, or one that does not hold
   */
  public String verify(SignedNote note) {
    var keyId = keyId();
    var own =
        note.signatures().stream()
            .filter(signature -> signature.name().equals(name) && signature.keyId() == keyId)
            .toList();
    if (own.isEmpty()) {
      throw LogRefused.checkpoint("The note is not signed with the expected key.");
    }
    var text = note.text().getBytes(StandardCharsets.UTF_8);
    if (!own.stream().allMatch(signed -> Ed25519.verify(key, text, signed.signature()))) {
      throw LogRefused.checkpoint("The signature of the note does not hold.");
    }
    return note.text();
  }

  /** The text form. */
  @Override
  public String toString() {
    return "%s+%08x+%s".formatted(name, keyId(), StandardBase64.encode(typeAndKey()));
  }

  private byte[] typeAndKey() {
    return ByteBuffer.allocate(1 + Ed25519.PUBLIC_KEY_LENGTH)
        .put(ED25519)
        .put(Ed25519.raw(key))
        .array();
  }
}
