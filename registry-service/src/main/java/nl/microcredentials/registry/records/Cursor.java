package nl.microcredentials.registry.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.registry.QueryParameters;

/**
 * Where the next page begins: the last leaf index of this one, with a check value over it and the
 * filters. It is no secret and grants nothing; it keeps a cursor that was changed, or belongs to
 * another question, from giving an answer that looks right.
 */
final class Cursor {

  private static final int CHECK_LENGTH = 8;

  private Cursor() {}

  static String of(long leafIndex, String filters) {
    return Base64Url.encode(
        ByteBuffer.allocate(Long.BYTES + CHECK_LENGTH)
            .putLong(leafIndex)
            .put(check(leafIndex, filters))
            .array());
  }

  /**
   * Reads the leaf index after which the next page begins.
   *
   * @throws MalformedInputException with {@code RANGE_ERROR} if {@code of} did not make it for the
   *     same filters
   */
  static long parse(String cursor, String filters) {
    try {
      var bytes = ByteBuffer.wrap(Base64Url.decode(cursor));
      if (bytes.remaining() == Long.BYTES + CHECK_LENGTH) {
        var leafIndex = bytes.getLong();
        if (of(leafIndex, filters).equals(cursor)) {
          return leafIndex;
        }
      }
    } catch (MalformedInputException e) {
      // as below
    }
    throw QueryParameters.outOfRange("The cursor does not belong to this question.");
  }

  private static byte[] check(long leafIndex, String filters) {
    var index = ByteBuffer.allocate(Long.BYTES).putLong(leafIndex).array();
    var hash = Sha256.of(index, filters.getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(hash, CHECK_LENGTH);
  }
}
