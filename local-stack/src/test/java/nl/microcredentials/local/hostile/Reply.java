package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;

/**
 * What came back over the wire.
 *
 * @param mediaType empty if there is none
 */
// The body is written by the connection that read it and by nobody afterwards.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, String mediaType, byte[] body) {

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** As much as one needs to see why a test failed. */
  @Override
  public String toString() {
    return outcome().isEmpty()
        ? "%d %s %s".formatted(status, mediaType, text().strip())
        : "%s failed %s not made %s"
            .formatted(outcome(), problemTypes("failed"), problemTypes("not-made"));
  }

  ObjectNode json() {
    return StrictJson.parseObject(body);
  }

  /** The verdict; empty if it is none. */
  String outcome() {
    return mediaType.startsWith("application/json") && body.length > 0 && body[0] == '{'
        ? json().path("outcome").asText()
        : "";
  }

  /** The problems of all checks that ended like that. */
  List<String> problemTypes(String checkOutcome) {
    var types = new ArrayList<String>();
    for (var check : json().path("checks")) {
      if (check.path("outcome").asText().equals(checkOutcome)) {
        types.addAll(check.path("problems").findValuesAsText("type"));
      }
    }
    return types;
  }

  /** What an answer is about: a credential, or a leaf of the log. */
  String identity() {
    return json().path("id").asText() + json().path("leafIndex").asText();
  }
}
