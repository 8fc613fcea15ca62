package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * The members of one JSON object, each of which must be asked for: {@link #end} refuses what was
 * not. Members that nobody reads are where personal data would slip into a log that never forgets.
 */
final class Members {

  /** No offset, no comma, no lower case: one instant, one spelling. */
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

  /** 31 December 9999, in seconds. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  private final ObjectNode object;
  private final String path;
  private final Set<String> read = new HashSet<>();

  private Members(ObjectNode object, String path) {
    this.object = object;
    this.path = path;
  }

  static Members of(ObjectNode object) {
    return new Members(object, "");
  }

  private MalformedInputException wrong(String name, String what) {
    return malformed("%s/%s is not %s.".formatted(path, name, what));
  }

  private Optional<JsonNode> value(String name) {
    read.add(name);
    return Optional.ofNullable(object.get(name));
  }

  private JsonNode required(String name) {
    return value(name).orElseThrow(() -> malformed("%s/%s is missing.".formatted(path, name)));
  }

  String text(String name, int maxLength) {
    return textOf(name, required(name), maxLength);
  }

  Optional<String> optionalText(String name, int maxLength) {
    return value(name).map(value -> textOf(name, value, maxLength));
  }

  private String textOf(String name, JsonNode value, int maxLength) {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw wrong(name, "a text");
    }
    if (value.textValue().length() > maxLength) {
      throw wrong(name, "at most %d characters long".formatted(maxLength));
    }
    return value.textValue();
  }

  UUID uuid(String name) {
    return UrnUuid.parse(text(name, 100))
        .orElseThrow(() -> wrong(name, "a urn:uuid in lower case"));
  }

  Instant timestamp(String name) {
    return timestampOf(name, text(name, 40));
  }

  Optional<Instant> optionalTimestamp(String name) {
    return optionalText(name, 40).map(text -> timestampOf(name, text));
  }

  private Instant timestampOf(String name, String text) {
    try {
      if (TIMESTAMP.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // as below
    }
    throw wrong(name, "a timestamp in UTC, such as 2026-11-23T09:00:00Z");
  }

  Instant seconds(String name) {
    var seconds = integer(name);
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw wrong(name, "a time in seconds");
    }
    return Instant.ofEpochSecond(seconds);
  }

  long integer(String name) {
    var value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "an integer");
    }
    return value.longValue();
  }

  BigDecimal decimal(String name) {
    var value = required(name);
    if (!value.isNumber()) {
      throw wrong(name, "a number");
    }
    return value.decimalValue();
  }

  <T> T object(String name, Function<Members, T> reader) {
    return readObject(name, required(name), path + "/" + name, reader);
  }

  <T> List<T> objects(String name, int max, Function<Members, T> reader) {
    var items = new ArrayList<T>();
    for (var item : array(name, max)) {
      items.add(readObject(name, item, "%s/%s/%d".formatted(path, name, items.size()), reader));
    }
    return items;
  }

  private <T> T readObject(
      String name, JsonNode value, String itemPath, Function<Members, T> reader) {
    if (!(value instanceof ObjectNode found)) {
      throw wrong(name, "an object");
    }
    var members = new Members(found, itemPath);
    var result = reader.apply(members);
    members.end();
    return result;
  }

  List<String> texts(String name, int max, int maxLength) {
    var items = new ArrayList<String>();
    array(name, max).forEach(item -> items.add(textOf(name, item, maxLength)));
    return items;
  }

  private ArrayNode array(String name, int max) {
    if (!(required(name) instanceof ArrayNode array)) {
      throw wrong(name, "an array");
    }
    if (array.size() > max) {
      throw wrong(name, "an array of at most %d items".formatted(max));
    }
    return array;
  }

  <T> T named(String name, Function<String, Optional<T>> values) {
    return values.apply(text(name, 100)).orElseThrow(() -> wrong(name, "one of the known values"));
  }

  /** Refuses every member that was not asked for. */
  void end() {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!read.contains(name)) {
            throw malformed("%s holds a member that is not known.".formatted(where()));
          }
        });
  }

  private String where() {
    return path.isEmpty() ? "The document" : path;
  }
}
