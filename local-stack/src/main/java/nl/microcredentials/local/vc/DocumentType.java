package nl.microcredentials.local.vc;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** What a document says it is. */
final class DocumentType {

  private DocumentType() {}

  /** The {@code type} of a document, which is a text or a list of them. */
  static Stream<String> of(ObjectNode document) {
    var type = document.path("type");
    return Stream.concat(Stream.of(type), type.isArray() ? type.valueStream() : Stream.empty())
        .filter(one -> one.isTextual())
        .map(one -> one.textValue());
  }

  /**
   * Checks that {@code document} is one of this type.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException otherwise
   */
  static void check(ObjectNode document, String type) {
    if (of(document).noneMatch(type::equals)) {
      throw malformed("The document is not a %s.".formatted(type));
    }
  }
}
