package nl.microcredentials.core.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.StandardBase64;

/**
 * A text with signatures below it. Nothing in the text counts before {@link NoteVerifier#verify}.
 *
 * @param text ends with a line feed, which is signed as well
 * @see <a href="https://c2sp.org/signed-note@v1.0.0">C2SP signed-note</a>
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** A log and fifteen witnesses; a longer list only makes work. */
  static final int MAX_SIGNATURES = 16;

  private static final int MAX_LENGTH = 128 * 1024;

  private static final String SIGNATURE_START = "\u2014 ";

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw LogRefused.checkpoint("The text of the note does not end with a line feed.");
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw LogRefused.checkpoint("The note has no signature, or too many.");
    }
  }

  /**
   * Reads a note without judging its signatures.
   *
   * @throws LogRefused if the bytes are not exactly one note
   */
  public static SignedNote parse(byte[] utf8) {
    if (utf8.length > MAX_LENGTH) {
      throw LogRefused.checkpoint("The note is too long.");
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw LogRefused.checkpoint("The note is not UTF-8.");
    }
  }

  /** As {@link #parse(byte[])}. */
  public static SignedNote parse(String note) {
    if (note.length() > MAX_LENGTH) {
      throw LogRefused.checkpoint("The note is too long.");
    }
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n') || note.startsWith("\uFEFF")) {
      throw LogRefused.checkpoint("The note holds a control character or a byte order mark.");
    }
    var end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw LogRefused.checkpoint("The note has no signatures.");
    }
    var lines = note.substring(end + 2).split("\n", -1);
    if (lines.length - 1 > MAX_SIGNATURES) {
      throw LogRefused.checkpoint("The note has too many signatures.");
    }
    var signatures = new ArrayList<NoteSignature>();
    for (var line : List.of(lines).subList(0, lines.length - 1)) {
      signatures.add(parseSignature(line));
    }
    return new SignedNote(note.substring(0, end + 1), signatures);
  }

  private static NoteSignature parseSignature(String line) {
    var parts = line.split(" ", -1);
    if (!line.startsWith(SIGNATURE_START) || parts.length != 3) {
      throw LogRefused.checkpoint("A signature line of the note is malformed.");
    }
    try {
      return NoteSignature.of(parts[1], StandardBase64.decode(parts[2]));
    } catch (MalformedInputException e) {
      throw LogRefused.checkpoint("A signature of the note is not canonical base64.");
    }
  }

  @Override
  public String toString() {
    return signatures.stream()
        .map(signature -> SIGNATURE_START + signature + "\n")
        .collect(Collectors.joining("", text + "\n", ""));
  }

  public byte[] toBytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }
}
