package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.security.SecureRandom;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;

/**
 * What shows one claim whose digest the issuer signed. It is hashed as it is spelled, so the
 * spelling is kept.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.2">RFC 9901, 4.2: Disclosures</a>
 */
public final class Disclosure {

  /** As many bits as nobody can try out, as section 9.3 recommends. */
  private static final int SALT_LENGTH = 16;

  private final String encoded;
  private final Optional<String> claimName;
  private final JsonNode value;

  private Disclosure(String encoded, Optional<String> claimName, JsonNode value) {
    this.encoded = encoded;
    this.claimName = claimName;
    this.value = value;
  }

  /** Hides a member of an object. */
  static Disclosure ofMember(String claimName, JsonNode value, SecureRandom random) {
    return write(salted(random).add(claimName).add(value));
  }

  /** Hides an element of an array. */
  static Disclosure ofElement(JsonNode value, SecureRandom random) {
    return write(salted(random).add(value));
  }

  private static ArrayNode salted(SecureRandom random) {
    return StrictJson.array().add(Base64Url.encode(randomBytes(random)));
  }

  static byte[] randomBytes(SecureRandom random) {
    var bytes = new byte[SALT_LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Disclosure write(ArrayNode contents) {
    return parse(Base64Url.encode(StrictJson.write(contents)));
  }

  /**
   * Reads one.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if it is none
   */
  public static Disclosure parse(String encoded) {
    if (StrictJson.parse(Base64Url.decode(encoded)) instanceof ArrayNode contents
        && contents.path(0).isTextual()) {
      if (contents.size() == 2) {
        return new Disclosure(encoded, Optional.empty(), contents.get(1));
      }
      if (contents.size() == 3 && contents.get(1).isTextual()) {
        return new Disclosure(encoded, Optional.of(contents.get(1).textValue()), contents.get(2));
      }
    }
    throw unparsable(
        "A disclosure is a salt, the name of a claim unless it is in a list, a value.");
  }

  /** The name of the claim; nothing if it is an element of an array. */
  public Optional<String> claimName() {
    return claimName;
  }

  /** What is disclosed; it can hold further digests. */
  JsonNode value() {
    return value;
  }

  /** The disclosure as it travels and is hashed. */
  @Override
  public String toString() {
    return encoded;
  }
}
