package nl.microcredentials.core.integrity.sd;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;

/**
 * Names one value in a document; the empty pointer names the whole of it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JavaScript Object Notation (JSON)
 *     Pointer</a>
 */
record JsonPointer(List<String> referenceTokens) {

  /** How long a pointer may be, in characters. */
  static final int MAX_LENGTH = 2_000;

  private static final Pattern SYNTAX = Pattern.compile("(?:/(?:[^/~]|~[01])*+)*+");

  JsonPointer {
    referenceTokens = List.copyOf(referenceTokens);
  }

  /**
   * Reads a pointer.
   *
   * @throws MalformedInputException if {@code text} is none, or leads deeper than a document can be
   */
  static JsonPointer parse(String text) {
    if (text.length() > MAX_LENGTH || !SYNTAX.matcher(text).matches()) {
      throw malformed("A pointer is not a JSON Pointer.");
    }
    var tokens = Stream.of(text.split("/", -1)).skip(1).map(JsonPointer::unescaped).toList();
    if (tokens.size() > StrictJson.MAX_DEPTH) {
      throw malformed("A pointer leads deeper than a document can be.");
    }
    return new JsonPointer(tokens);
  }

  /** In this order: {@code ~01} stands for {@code ~1} (section 4). */
  private static String unescaped(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }
}
