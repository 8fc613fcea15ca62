package nl.microcredentials.issuer.boundary;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before any resource is reached. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerRefusalsTest {

  private static final int TOO_LONG = 300_000;

  @TestHTTPResource("/v1/completions")
  URI completions;

  @Test
  void a_refusal_over_http_2_has_no_header_that_is_forbidden_there() throws Exception {
    try (var client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
      var upgraded =
          client.send(HttpRequest.newBuilder(completions).build(), BodyHandlers.discarding());
      assertThat(upgraded.version()).isEqualTo(Version.HTTP_2);
      var refused =
          client.send(
              request().POST(BodyPublishers.ofString("x".repeat(TOO_LONG))).build(),
              BodyHandlers.discarding());
      assertThat(refused.version()).isEqualTo(Version.HTTP_2);
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(refused.headers().map()).doesNotContainKey("connection");
    }
  }

  @Test
  void a_refusal_over_http_1_ends_the_connection() throws Exception {
    try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
      var refused =
          client.send(
              request().POST(BodyPublishers.ofString("x".repeat(TOO_LONG))).build(),
              BodyHandlers.discarding());
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(refused.headers().firstValue("connection")).hasValue("close");
    }
  }

  @Test
  void a_body_that_grows_too_long_is_no_failure_of_ours() throws Exception {
    var logged = new ConcurrentLinkedQueue<LogRecord>();
    var handler = new LogCollector(logged);
    Logger.getLogger("").addHandler(handler);
    try {
      var refused = sendInChunks();
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(refused.body()).contains("urn:microcredential:problem:payload-too-large");
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
    assertThat(logged).extracting(LogRecord::getMessage).isEmpty();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(completions)
        .header("Authorization", "Bearer " + Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> sendInChunks() throws IOException, InterruptedException {
    var bytes = " ".repeat(TOO_LONG).getBytes(UTF_8);
    try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
      return client.send(
          request()
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
              .build(),
          BodyHandlers.ofString());
    }
  }

  /** Keeps what an operator would be woken for. */
  private static final class LogCollector extends Handler {

    private final Queue<LogRecord> logged;

    LogCollector(Queue<LogRecord> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        logged.add(entry);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/credentials/8a8f6a7c-4b0e-4e0c-9a55-0d3a4e0c2f11/suspension, 'DELETE, POST'",
    "DELETE, /v1/credentials/8a8f6a7c-4b0e-4e0c-9a55-0d3a4e0c2f11, 'GET, HEAD'",
    "PUT, /v1/credentials, 'GET, HEAD'",
    "POST, /v1/credentials/8a8f6a7c-4b0e-4e0c-9a55-0d3a4e0c2f11/pdf, 'GET, HEAD'",
    "DELETE, /v1/achievements/x, 'GET, HEAD, PUT'",
    "GET, /v1/oeapi/v5/course-offering-associations, POST",
    "PATCH, /v1/completions, POST"
  })
  void an_address_without_the_method_says_which_it_has(String method, String path, String allowed) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType("application/json")
        .request(method, path)
        .then()
        .statusCode(405)
        .header("Allow", is(allowed))
        .body("type", is("urn:microcredential:problem:method-not-allowed"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/credentials/8a8f6a7c-4b0e-4e0c-9a55-0d3a4e0c2f11/suspension/x",
    "PUT, /v1/credentials/8a8f6a7c-4b0e-4e0c-9a55-0d3a4e0c2f11/nothing/here",
    "GET, /v1/credentials/8a8f6a7c-4b0e-4e0c-9a55-0d3a4e0c2f11",
    "POST, /v1/nothing"
  })
  void where_there_is_nothing_no_method_helps(String method, String path) {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType("application/json")
        .request(method, path)
        .then()
        .statusCode(404)
        .body("detail", not(containsString("method")));
  }
}
