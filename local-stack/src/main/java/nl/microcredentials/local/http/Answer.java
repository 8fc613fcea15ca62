package nl.microcredentials.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.microcredentials.core.json.StrictJson;

/**
 * What a service answered.
 *
 * @param took from the request until the last byte of the answer
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record Answer(String request, int status, byte[] body, Duration took) {

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public ObjectNode json() {
    return StrictJson.parseObject(body);
  }

  /** Returns this answer if it has one of the statuses; anything else ends the command. */
  public Answer expect(int... statuses) {
    for (var expected : statuses) {
      if (status == expected) {
        return this;
      }
    }
    throw new UnexpectedAnswer(
        "%s was answered with %d:%n%s".formatted(request, status, text().strip()));
  }
}
