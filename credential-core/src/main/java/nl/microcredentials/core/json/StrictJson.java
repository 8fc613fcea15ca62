package nl.microcredentials.core.json;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import nl.microcredentials.core.problem.ProblemType;

/**
 * The one JSON parser for everything that comes from outside: request bodies, fetched documents and
 * payloads of signatures.
 *
 * <p>Two parsers that read the same bytes differently are how a signature comes to cover another
 * document than the one that is shown. Hence: UTF-8 only and without byte order mark, no duplicate
 * members, no lone surrogates (Java would write them as {@code ?}), no integers that a double
 * cannot hold, nothing after the document.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493">RFC 7493, The I-JSON Message Format</a>
 */
public final class StrictJson {

  /** How many objects and arrays may stand inside each other. */
  public static final int MAX_DEPTH = 64;

  /** How many members one object, or items one array, may have. */
  static final int MAX_MEMBERS = 10_000;

  /** What every reader sees as the same integer (RFC 7493, 2.2). */
  private static final BigInteger MAX_INTEGER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

  private static final int MAX_STRING_LENGTH = 20_000_000;
  private static final int MAX_NAME_LENGTH = 1_000;
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING_LENGTH)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private StrictJson() {}

  /**
   * Reads one JSON object.
   *
   * @throws MalformedInputException with {@link ProblemType#PARSING_ERROR} if the bytes are not one
   *     JSON object, with {@link ProblemType#MALFORMED_VALUE_ERROR} if a value in it cannot be
   *     represented faithfully or an object has too many members
   */
  public static ObjectNode parseObject(byte[] utf8) {
    if (parse(utf8) instanceof ObjectNode object) {
      return object;
    }
    throw unparsable("A JSON object is expected.");
  }

  /** Reads any JSON value; otherwise as {@link #parseObject}. */
  public static JsonNode parse(byte[] utf8) {
    var text = decode(utf8);
    if (text.startsWith("\uFEFF")) {
      throw unparsable("The document begins with a byte order mark.");
    }
    var root = read(text);
    if (root.isMissingNode()) {
      throw unparsable("The document is empty.");
    }
    checkValues(root);
    return root;
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException e) {
      throw unparsable("The document is nested too deeply or holds an overlong name or number.");
    } catch (JacksonException e) {
      throw unparsable("The document is not well-formed JSON%s.".formatted(place(e)));
    }
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw unparsable("The document is not UTF-8.");
    }
  }

  private static void checkValues(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        checkSize(object.size());
        for (var member : object.properties()) {
          checkText(member.getKey());
          checkValues(member.getValue());
        }
      }
      case ArrayNode array -> {
        checkSize(array.size());
        array.forEach(StrictJson::checkValues);
      }
      case JsonNode text when text.isTextual() -> checkText(text.textValue());
      case JsonNode number when number.isNumber() -> checkNumber(number);
      default -> {
        // true, false and null have one representation only
      }
    }
  }

  private static void checkSize(int size) {
    if (size > MAX_MEMBERS) {
      throw malformed("An object or array has more than %d members.".formatted(MAX_MEMBERS));
    }
  }

  private static void checkNumber(JsonNode number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw malformed("A number is outside the range of an IEEE double.");
    }
    if (number.isIntegralNumber() && number.bigIntegerValue().abs().compareTo(MAX_INTEGER) > 0) {
      throw malformed("An integer is beyond 2^53; some readers would see another one.");
    }
  }

  private static void checkText(String text) {
    if (text.codePoints().anyMatch(StrictJson::isSurrogate)) {
      throw malformed("A text holds a lone surrogate, which is not a character.");
    }
  }

  /** Paired surrogates never show up as code points; what is left is a lone one. */
  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Writes {@code node} as UTF-8 without line breaks; member order stays as it is. */
  public static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty object to build on. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty array to build on. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** How many objects, arrays and values {@code node} consists of; one if it is a value. */
  public static int size(JsonNode node) {
    return 1 + node.valueStream().mapToInt(StrictJson::size).sum();
  }
}
