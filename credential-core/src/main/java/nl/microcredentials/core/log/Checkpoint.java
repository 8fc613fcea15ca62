package nl.microcredentials.core.log;

import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.merkle.Hash;

/**
 * What the log commits itself to: so many leaves, with this root.
 *
 * <p>Extension lines, which the specification allows and advises against, are refused: nobody
 * audits them.
 *
 * @param origin the name of the log
 * @see <a href="https://c2sp.org/tlog-checkpoint@v1.0.0">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(String origin, long size, Hash rootHash) {

  /** No leading zero: one size, one spelling. */
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  public Checkpoint {
    NoteSignature.checkName(origin);
    if (size < 0) {
      throw LogRefused.checkpoint("The size in the checkpoint is negative.");
    }
  }

  /**
   * Returns the checkpoint in {@code note} if {@code log} signed it and is the log it speaks of.
   *
   * @throws LogRefused otherwise
   */
  public static Checkpoint verify(SignedNote note, NoteVerifier log) {
    var checkpoint = parse(log.verify(note));
    if (!checkpoint.origin.equals(log.name())) {
      throw LogRefused.checkpoint("The checkpoint is of another log.");
    }
    return checkpoint;
  }

  /** Reads the text of a note. */
  static Checkpoint parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw LogRefused.checkpoint("A checkpoint has three lines.");
    }
    if (!SIZE.matcher(lines[1]).matches()) {
      throw LogRefused.checkpoint("The size in the checkpoint is malformed.");
    }
    try {
      return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.fromBase64(lines[2]));
    } catch (MalformedInputException e) {
      throw LogRefused.checkpoint("The root hash in the checkpoint is malformed.");
    }
  }

  /** The text that is signed. */
  public String text() {
    return "%s\n%d\n%s\n".formatted(origin, size, rootHash.toBase64());
  }
}
