package nl.microcredentials.core.cose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;

/**
 * The claims of a CWT, which mean what those of a JWT mean and have numbers for names. A nonce
 * consists of bytes; here these are the UTF-8 of a challenge.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8392#section-3.1">RFC 8392, 3.1: Registered
 *     Claims </a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9711#section-4.1">RFC 9711, 4.1: eat_nonce</a>
 */
final class CwtClaims {

  private static final Map<String, String> NAMES =
      Map.of("iss", "1", "sub", "2", "aud", "3", "exp", "4", "nbf", "5", "iat", "6", "nonce", "10");

  private CwtClaims() {}

  /** The claims by their numbers. */
  static ObjectNode write(JwtClaims claims) {
    var named = claims.addedTo(StrictJson.object());
    var numbered = StrictJson.object();
    NAMES.entrySet().stream()
        .filter(name -> named.has(name.getKey()))
        .sorted(Map.Entry.comparingByValue())
        .forEach(name -> numbered.set(name.getValue(), named.get(name.getKey())));
    if (named.has("nonce")) {
      numbered.put(NAMES.get("nonce"), named.get("nonce").textValue().getBytes(UTF_8));
    }
    return numbered;
  }

  /**
   * Reads claims.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if one is of the wrong kind
   */
  static JwtClaims read(ObjectNode numbered) {
    var named = StrictJson.object();
    NAMES.forEach((name, number) -> {
      if (numbered.has(number)) {
        named.set(name, numbered.get(number));
      }
    });
    if (named.has("nonce")) {
      named.set("nonce", text(named.get("nonce")));
    }
    return JwtClaims.read(named, StrictJson.object());
  }

  private static JsonNode text(JsonNode nonce) {
    if (nonce instanceof BinaryNode bytes) {
      return TextNode.valueOf(new String(bytes.binaryValue(), UTF_8));
    }
    throw malformed("The nonce does not consist of bytes.");
  }
}
