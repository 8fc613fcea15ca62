package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;

/** One entry of the file of hostile inputs that everybody who builds such a system shares. */
record HostileCase(String id, String description, Expectation expected) {

  private static final String FILE = "../shared/hostile-cases.json";

  /** None if the file is not beside the repository. */
  static List<HostileCase> all(Path repository) {
    var file = repository.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return StrictJson.parse(Files.readAllBytes(file)).valueStream().map(HostileCase::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HostileCase of(JsonNode json) {
    var expected = json.path("expected");
    return new HostileCase(
        json.path("id").textValue(),
        json.path("description").textValue(),
        new Expectation(
            Expectation.Outcome.valueOf(expected.path("outcome").textValue()),
            expected.path("http").intValue(),
            Optional.ofNullable(expected.path("problem_type").textValue())));
  }

  /** Such as {@code JSON} of {@code JSON-01}. */
  String area() {
    return id.substring(0, id.indexOf('-'));
  }

  @Override
  public String toString() {
    return id + " " + description;
  }
}
