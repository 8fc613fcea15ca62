package nl.microcredentials.core.jsonld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Map;

/** The same document for the JSON-LD library, which has another model; nothing is parsed again. */
final class JakartaJson {

  static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final JsonProvider JSON = JsonProvider.provider();

  private JakartaJson() {}

  static JsonObject of(ObjectNode object) {
    JsonObjectBuilder builder = BUILDERS.createObjectBuilder();
    object.properties().forEach(m -> builder.add(m.getKey(), value(m.getValue())));
    return builder.build();
  }

  static JsonString text(String text) {
    return JSON.createValue(text);
  }

  private static JsonValue value(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> of(object);
      case ArrayNode array -> {
        JsonArrayBuilder builder = BUILDERS.createArrayBuilder();
        array.forEach(item -> builder.add(value(item)));
        yield builder.build();
      }
      case JsonNode text when text.isTextual() -> text(text.textValue());
      case JsonNode bool when bool.isBoolean() ->
          bool.booleanValue() ? JsonValue.TRUE : JsonValue.FALSE;
      case JsonNode number when number.isNumber() -> JSON.createValue(ieee754(number));
      default -> JsonValue.NULL;
    };
  }

  /**
   * Numbers of JSON-LD are doubles; more digits than those would be hashed as written here only.
   */
  private static BigDecimal ieee754(JsonNode number) {
    return new BigDecimal(number.doubleValue());
  }
}
