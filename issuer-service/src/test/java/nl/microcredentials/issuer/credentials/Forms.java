package nl.microcredentials.issuer.credentials;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests of the forms of a credential ask for. */
final class Forms {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private Forms() {}

  /** The credential of the university in the form that {@code accept} asks for. */
  static ValidatableResponse get(String id, String accept) {
    return get(Tokens.UNIVERSITY, id, accept);
  }

  /** The same for somebody at {@code institution}. */
  static ValidatableResponse get(String institution, String id, String accept) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "issuer"))
        .header("Accept", accept)
        .get("/v1/credentials/" + id)
        .then();
  }

  /** The credential, of which the form is there. */
  static String text(String id, String mediaType) {
    return get(id, mediaType)
        .statusCode(200)
        .contentType(mediaType)
        .extract()
        .response()
        .asString();
  }

  /** What the registry was told when {@code id} was issued. */
  static List<String> commitments(String id) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      var statements = statements(id);
      if (!statements.isEmpty()) {
        var commitments = statements.getFirst().path("commitments");
        return commitments.valueStream().map(JsonNode::textValue).toList();
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("the registry was told nothing");
  }

  private static List<JsonNode> statements(String id) {
    var registry = ConfigProvider.getConfig().getValue("issuer.registry.url", String.class);
    var all = StrictJson.parse(given().get(registry + "/statements").asByteArray());
    return StreamSupport.stream(all.spliterator(), false)
        .filter(statement -> statement.path("record").textValue().equals("urn:uuid:" + id))
        .toList();
  }
}
