package nl.microcredentials.core.securing;

import java.util.Locale;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;

/** What a token says it is, before anything else of it is looked at. */
final class TokenType {

  private static final String APPLICATION = "application/";

  private TokenType() {}

  /**
   * The {@code typ} of the header of a JWS or of an SD-JWT, in lower case and without {@code
   * application/}; empty if it has none.
   *
   * @throws MalformedInputException if there is no header that can be read
   */
  static String of(String token) {
    var header = StrictJson.parseObject(Base64Url.decode(token.substring(0, token.indexOf('.'))));
    var type = header.path("typ").asText().toLowerCase(Locale.ROOT);
    return type.startsWith(APPLICATION) ? type.substring(APPLICATION.length()) : type;
  }
}
