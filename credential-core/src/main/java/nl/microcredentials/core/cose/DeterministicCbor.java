package nl.microcredentials.core.cose;

import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * CBOR that has one spelling: definite lengths, numbers in their shortest form, no labels twice, no
 * tags, nothing behind it.
 *
 * <p>What is read is written again, and must be the same. The order of labels is not prescribed:
 * other libraries write headers in the order in which they were set, and the signature is over
 * their bytes.
 *
 * <p>Of labels that are numbers the decimal text is the name in the tree; a text of that spelling
 * is not the same label, and so not accepted as one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949#section-4.2.1">RFC 8949, 4.2.1: Core
 *     Deterministic Encoding Requirements</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9052#section-9">RFC 9052, 9: CBOR Encoding
 *     Restrictions</a>
 */
final class DeterministicCbor {

  private static final int MAX_DEPTH = 8;

  /**
   * How many items a message or a header may hold; ours have some thirty. An empty map is one byte
   * here and a hundred in the heap, so the length alone is no limit.
   */
  private static final int MAX_ITEMS = 1_000;

  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private static final CBORFactory FACTORY =
      CBORFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxTokenCount(MAX_ITEMS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final CBORMapper MAPPER = new CBORMapper(FACTORY);

  private DeterministicCbor() {}

  /**
   * Reads one data item.
   *
   * @throws MalformedInputException if it is none, or has other spellings
   */
  static JsonNode read(byte[] bytes) {
    try {
      var node = MAPPER.readTree(bytes);
      if (Arrays.equals(encode(node), bytes)) {
        return node;
      }
    } catch (IOException e) {
      throw unparsable("The message is not well-formed CBOR."); // what cannot be written included
    }
    throw unparsable("The message is not CBOR in its one and shortest form.");
  }

  /** Writes one data item. */
  static byte[] write(JsonNode node) {
    try {
      return encode(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encode(JsonNode node) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var generator = FACTORY.createGenerator(bytes)) {
      write(node, generator);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonNode node, CBORGenerator generator) throws IOException {
    switch (node) {
      case ObjectNode map -> {
        generator.writeStartObject(map, map.size());
        for (var entry : map.properties()) {
          writeLabel(entry.getKey(), generator);
          write(entry.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ArrayNode array -> {
        generator.writeStartArray(array, array.size());
        for (var element : array) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case JsonNode bytes when bytes.isBinary() -> generator.writeBinary(bytes.binaryValue());
      case JsonNode text when text.isTextual() -> generator.writeString(text.textValue());
      case JsonNode number when number.isIntegralNumber() && number.canConvertToLong() ->
          generator.writeNumber(number.longValue());
      case JsonNode bool when bool.isBoolean() -> generator.writeBoolean(bool.booleanValue());
      default -> generator.writeNull(); // what else there is has no place in a message of ours
    }
  }

  private static void writeLabel(String label, CBORGenerator generator) throws IOException {
    if (NUMBER.matcher(label).matches()) {
      generator.writeFieldId(Long.parseLong(label));
    } else {
      generator.writeFieldName(label);
    }
  }
}
