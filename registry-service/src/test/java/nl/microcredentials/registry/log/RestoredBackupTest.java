package nl.microcredentials.registry.log;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.registry.Institution.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.NoteSigner;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.registry.Institution;
import nl.microcredentials.registry.KeyFile;
import nl.microcredentials.registry.RegistryConfig;
import nl.microcredentials.registry.RegistryStack;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The service starts with the checkpoint file of five leaves and a database that has none. */
@QuarkusTest
@TestProfile(RestoredBackupTest.Restored.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoredBackupTest {

  @Inject RegistryConfig config;

  /** A stack of its own, started after the checkpoint was published. */
  public static class Restored implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(RestoredStack.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  /** As {@link RegistryStack}, with a checkpoint that the database does not know. */
  public static class RestoredStack extends RegistryStack {
    @Override
    public Map<String, String> start() {
      var config = super.start();
      var key = KeyFile.read(Path.of(config.get("registry.log.key-file")));
      var origin = config.get("registry.log.origin");
      var signer =
          new NoteSigner(new NoteVerifier(origin, Ed25519.publicKeyOf(key)), Ed25519.signer(key));
      var note = signer.sign(new Checkpoint(origin, 5, Hash.leaf(new byte[1])).text());
      try {
        Files.write(Path.of(config.get("registry.log.checkpoint-file")), note.toBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return config;
    }
  }

  @Test
  void it_starts_says_so_and_signs_nothing() throws Exception {
    var before = Files.readString(config.log().checkpointFile());

    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'log' }.status", is("DOWN"));
    new Institution()
        .accredited()
        .state(UUID.randomUUID(), issued())
        .statusCode(503)
        .body("type", endsWith(":storage-unavailable"));
    given().get("/log/checkpoint").then().statusCode(503);
    given().get("/trust-list").then().statusCode(200);
    assertThat(Files.readString(config.log().checkpointFile())).isEqualTo(before);
  }
}
