package nl.microcredentials.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.StandardBase64;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.merkle.InclusionProof;

/**
 * All that is needed to check, without asking anybody, that an entry is in the log.
 *
 * @see <a href="https://c2sp.org/tlog-proof@v1">C2SP tlog-proof</a>
 */
public record TlogProof(long leafIndex, List<Hash> path, SignedNote checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");

  /** A tree of 2^63 leaves has no longer path. */
  private static final int MAX_PATH_LENGTH = 63;

  public TlogProof {
    path = List.copyOf(path);
  }

  /**
   * Reads the text form. An {@code extra} line, which nobody signed, is passed over.
   *
   * @throws LogRefused if it is not exactly that form
   */
  public static TlogProof parse(String text) {
    var end = text.indexOf("\n\n");
    if (end < 0) {
      throw LogRefused.proof("The proof has no checkpoint.");
    }
    var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
    if (!lines.removeFirst().equals(HEADER)) {
      throw LogRefused.proof("The proof does not begin with %s.".formatted(HEADER));
    }
    if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
      checkBase64(lines.removeFirst().substring(EXTRA.length()));
    }
    var index = INDEX.matcher(lines.isEmpty() ? "" : lines.removeFirst());
    if (!index.matches()) {
      throw LogRefused.proof("The index in the proof is malformed.");
    }
    if (lines.size() > MAX_PATH_LENGTH) {
      throw LogRefused.proof("The path in the proof is too long.");
    }
    try {
      return new TlogProof(
          Long.parseLong(index.group(1)),
          lines.stream().map(Hash::fromBase64).toList(),
          SignedNote.parse(text.substring(end + 2)));
    } catch (MalformedInputException e) {
      throw LogRefused.proof("A hash in the proof is malformed.");
    }
  }

  private static void checkBase64(String extra) {
    try {
      StandardBase64.decode(extra);
    } catch (MalformedInputException e) {
      throw LogRefused.proof("The extra data in the proof is not canonical base64.");
    }
  }

  /**
   * Returns the checkpoint if {@code log} signed it and {@code entry} is in its tree.
   *
   * @throws LogRefused otherwise
   */
  public Checkpoint verify(byte[] entry, NoteVerifier log) {
    var verified = Checkpoint.verify(checkpoint, log);
    var proof = new InclusionProof(leafIndex, verified.size(), path);
    if (!proof.connects(Hash.leaf(entry), verified.rootHash())) {
      throw LogRefused.proof("The proof does not lead from the entry to the checkpoint.");
    }
    return verified;
  }

  /** The text form. */
  @Override
  public String toString() {
    return path.stream()
        .map(hash -> hash.toBase64() + "\n")
        .collect(
            Collectors.joining(
                "", "%s\nindex %d\n".formatted(HEADER, leafIndex), "\n" + checkpoint));
  }
}
