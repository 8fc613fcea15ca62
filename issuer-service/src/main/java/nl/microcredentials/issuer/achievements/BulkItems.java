package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;

/** Takes a request with many achievements apart. What is wrong with one is that one's fault. */
final class BulkItems {

  /** How many achievements may come at once. */
  static final int MAXIMUM = 1_000;

  private BulkItems() {}

  /** One of them. */
  sealed interface Item {

    record Readable(ObjectNode json) implements Item {}

    record Unreadable(MalformedInputException why) implements Item {}
  }

  /**
   * Reads a JSON array.
   *
   * @throws MalformedInputException if it is none, or too long
   */
  static List<Item> ofArray(byte[] utf8) {
    if (!(StrictJson.parse(utf8) instanceof ArrayNode array)) {
      throw unparsable("A JSON array is expected.");
    }
    checkSize(array.size());
    return array.valueStream().map(BulkItems::ofJson).toList();
  }

  private static Item ofJson(JsonNode json) {
    return json instanceof ObjectNode object
        ? new Item.Readable(object)
        : new Item.Unreadable(malformed("A JSON object is expected."));
  }

  /**
   * Reads NDJSON. The last line may end with a line feed, and each line with a carriage return
   * before it; an empty line is not a document.
   *
   * @throws MalformedInputException if there are too many lines
   * @see <a href="https://github.com/ndjson/ndjson-spec/tree/1.0.0">NDJSON 1.0.0</a>
   */
  static List<Item> ofLines(byte[] utf8) {
    var items = new ArrayList<Item>();
    int start = 0;
    while (start < utf8.length) {
      int end = start;
      while (end < utf8.length && utf8[end] != '\n') {
        end++;
      }
      checkSize(items.size() + 1);
      items.add(ofLine(Arrays.copyOfRange(utf8, start, end)));
      start = end + 1;
    }
    return items;
  }

  private static Item ofLine(byte[] line) {
    try {
      return new Item.Readable(StrictJson.parseObject(line));
    } catch (MalformedInputException e) {
      return new Item.Unreadable(e);
    }
  }

  private static void checkSize(int items) {
    if (items > MAXIMUM) {
      throw new MalformedInputException(
          ProblemType.PAYLOAD_TOO_LARGE,
          "Send at most %d achievements at once.".formatted(MAXIMUM));
    }
  }
}
