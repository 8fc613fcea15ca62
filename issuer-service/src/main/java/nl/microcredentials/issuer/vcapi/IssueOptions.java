package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.issuer.vcapi.VcApiRefused.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * How a credential is to be issued. Options that we do not know are ignored: callers send those of
 * several implementations at once.
 *
 * @param credentialId by which the credential is known to the caller, if it has no id of its own
 * @param mandatoryPointers JSON Pointers to what every derived credential shows; empty if the
 *     caller leaves it to us
 * @see <a href="https://w3c-ccg.github.io/vc-api/#issue-credential">VC API, Issue Credential</a>
 */
record IssueOptions(Optional<String> credentialId, Optional<List<String>> mandatoryPointers) {

  IssueOptions {
    mandatoryPointers = mandatoryPointers.map(List::copyOf);
  }

  /**
   * Reads the options.
   *
   * @param json null if there are none
   */
  static IssueOptions read(ObjectNode json) {
    if (json == null) {
      return new IssueOptions(Optional.empty(), Optional.empty());
    }
    return new IssueOptions(
        Optional.ofNullable(json.get("credentialId")).map(IssueOptions::credentialId),
        Optional.ofNullable(json.get("mandatoryPointers"))
            .map(pointers -> pointers(pointers, "mandatoryPointers")));
  }

  /** A list of JSON Pointers; whether they lead anywhere is seen later. */
  static List<String> pointers(JsonNode list, String member) {
    if (!list.isArray()) {
      throw malformed("%s is not a list of JSON Pointers.".formatted(member));
    }
    return list.valueStream().map(pointer -> text(pointer, member)).toList();
  }

  /** Any text that the database can hold. */
  static String credentialId(JsonNode value) {
    var id = text(value, "credentialId");
    if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
      throw malformed("credentialId is no identifier.");
    }
    return id;
  }

  private static String text(JsonNode value, String member) {
    if (!value.isTextual()) {
      throw malformed("%s is not a text.".formatted(member));
    }
    return value.textValue();
  }
}
