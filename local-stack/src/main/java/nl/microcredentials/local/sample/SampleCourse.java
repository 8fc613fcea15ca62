package nl.microcredentials.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import nl.microcredentials.core.json.StrictJson;

/**
 * A course that leads to a micro-credential.
 *
 * @param id of the achievement at the issuer; also the name of the file with its definition
 * @param title in the language of the course
 */
public record SampleCourse(String id, String title) {

  /** The definition as the institution publishes it: every standard element is filled in. */
  public ObjectNode definition() {
    try (var file = SampleCourse.class.getResourceAsStream(id + ".json")) {
      return StrictJson.parseObject(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
