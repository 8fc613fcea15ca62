package nl.microcredentials.issuer.credentials;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the tests of a credential's life ask the university's issuer. */
final class CredentialRequests {

  static final String REASON = "{\"reason\": \"under-investigation\"}";

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private CredentialRequests() {}

  static RequestSpecification as(String institution, String role) {
    return given().auth().oauth2(Tokens.of(institution, role)).accept(ContentType.JSON);
  }

  static RequestSpecification asIssuer() {
    return as(Tokens.UNIVERSITY, "issuer");
  }

  static ValidatableResponse get(String id, String path) {
    return asIssuer().get("/v1/credentials/" + id + path).then();
  }

  static ValidatableResponse post(String id, String path, String body) {
    return asIssuer()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/credentials/" + id + path)
        .then();
  }

  static ValidatableResponse renew(String id, int edition) {
    return post(id, "/renewal", "{\"edition\": %d}".formatted(edition));
  }

  static ValidatableResponse replace(String id, ObjectNode completion) {
    return post(id, "/replacement", completion.toString());
  }

  static ValidatableResponse reinstate(String id, String query) {
    return asIssuer().delete("/v1/credentials/" + id + "/suspension" + query).then();
  }

  /** Reports a completion and returns the uuid of the credential. */
  static String issued(ObjectNode completion) {
    return uuid(Completions.report(completion).statusCode(201));
  }

  static String uuid(ValidatableResponse credential) {
    return credential.extract().<String>path("id").substring("urn:uuid:".length());
  }

  /** The same completion with another grade. */
  static ObjectNode corrected(ObjectNode completion, String score) {
    var corrected = completion.deepCopy();
    corrected.withObject("/result").put("score", score);
    return corrected;
  }

  static ObjectNode credential(String id) {
    return Completions.json(
        given()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .accept("application/vc")
            .get("/v1/credentials/" + id)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  static List<String> history(String id) {
    return get(id, "/history").statusCode(200).extract().path("events.kind");
  }

  /** What the registry was told about a credential, in the order in which it was. */
  static List<String> registered(String id) {
    return log().stream()
        .filter(statement -> statement.path("record").asText().equals("urn:uuid:" + id))
        .map(statement -> statement.path("kind").asText())
        .toList();
  }

  /** Everything that the registry was told. */
  static List<JsonNode> log() {
    var url = ConfigProvider.getConfig().getValue("issuer.registry.url", String.class);
    var statements = given().get(url + "/statements").asString().getBytes(UTF_8);
    return StreamSupport.stream(StrictJson.parse(statements).spliterator(), false).toList();
  }

  /** What the registry answers from now on; see {@code RegistryDouble}. */
  static void registryFault(String kind) {
    var url = ConfigProvider.getConfig().getValue("issuer.registry.url", String.class);
    given().body(kind).put(url + "/fault").then().statusCode(204);
  }

  static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Changes one row each, behind the back of the service. */
  static void owner(String... updates) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var update : updates) {
        assertThat(statement.executeUpdate(update)).as(update).isEqualTo(1);
      }
    }
  }

  static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        ConfigProvider.getConfig().getValue("test.database-owner-url", String.class));
  }
}
