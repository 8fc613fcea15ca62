package nl.microcredentials.core.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * One signature below a note.
 *
 * @param name name of the key
 * @param keyId first four bytes of a hash of the key; tells keys apart, proves nothing
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record NoteSignature(String name, int keyId, byte[] signature) {

  public NoteSignature {
    checkName(name);
    if (signature.length == 0) {
      throw LogRefused.checkpoint("A signature of the note is too short.");
    }
    signature = signature.clone();
  }

  /** Names stand between spaces in a note and between plus signs in a key. */
  static void checkName(String name) {
    if (name.isEmpty()
        || name.codePoints()
            .anyMatch(c ->
                c == '+'
                    || c < ' '
                    || Character.isSpaceChar(c)
                    || Character.isWhitespace(c)
                    || c == 0x85)) {
      throw LogRefused.checkpoint("The name of a note key is malformed.");
    }
  }

  static NoteSignature of(String name, byte[] idAndSignature) {
    if (idAndSignature.length <= Integer.BYTES) {
      throw LogRefused.checkpoint("A signature of the note is too short.");
    }
    return new NoteSignature(
        name,
        ByteBuffer.wrap(idAndSignature).getInt(),
        Arrays.copyOfRange(idAndSignature, Integer.BYTES, idAndSignature.length));
  }

  @Override
  public byte[] signature() {
    return signature.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature(var thatName, var thatId, var thatSignature)
        && name.equals(thatName)
        && keyId == thatId
        && Arrays.equals(signature, thatSignature);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    var bytes = ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(keyId).put(signature);
    return name + " " + StandardBase64.encode(bytes.array());
  }
}
