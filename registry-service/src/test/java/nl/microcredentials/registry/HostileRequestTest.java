package nl.microcredentials.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileRequestTest {

  @TestHTTPResource("/")
  URI address;

  private static void refusedToken(String token) {
    given()
        .header("Authorization", "Bearer " + token)
        .get("/v1/records")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", is("urn:microcredential:problem:token-invalid"));
  }

  @Test
  void tokens_that_do_not_hold_are_refused() {
    var now = System.currentTimeMillis() / 1000;
    refusedToken(AccessTokens.sign(AccessTokens.claims().groups("operator").expiresAt(now - 61)));
    refusedToken(
        AccessTokens.sign(AccessTokens.claims().groups("operator").claim("nbf", now + 65)));
    refusedToken(AccessTokens.sign(AccessTokens.claims().groups("operator").issuer("https://x")));
    refusedToken(AccessTokens.sign(AccessTokens.claims().groups("operator").audience("issuer")));
    var good = AccessTokens.operator();
    refusedToken(good.substring(0, good.length() - 8) + "AAAAAAAA");
    var payload = good.split("\\.", -1)[1];
    refusedToken(base64("{\"alg\":\"none\"}") + "." + payload + ".");
    refusedToken(base64("{\"alg\":\"HS256\",\"kid\":\"test-1\"}") + "." + payload + ".AAAA");
    refusedToken("x");
    given().get("/v1/records").then().statusCode(401).body("type", endsWith(":token-invalid"));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void roles_count_only_exactly_as_they_are_written() {
    for (Object groups :
        List.of(
            "operator",
            "operator,auditor",
            List.of("OPERATOR"),
            List.of("operator "),
            List.of("Auditor"))) {
      forbidden(AccessTokens.withGroups(groups));
    }
    forbidden(AccessTokens.sign(AccessTokens.claims()));
    forbidden(AccessTokens.sign(AccessTokens.claims().claim("roles", List.of("operator"))));
  }

  private static void forbidden(String token) {
    given()
        .auth()
        .oauth2(token)
        .get("/v1/records")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", is("urn:microcredential:problem:forbidden"));
  }

  @Test
  void a_time_that_no_database_holds_is_refused() {
    for (var time : List.of("-1000000000-01-01T00:00:00Z", "%2B1000000000-12-31T23:59:59Z")) {
      given()
          .auth()
          .oauth2(AccessTokens.operator())
          .urlEncodingEnabled(false)
          .get("/v1/records?from=" + time)
          .then()
          .statusCode(400);
    }
  }

  @Test
  void a_body_that_is_null_is_refused() {
    given()
        .auth()
        .oauth2(AccessTokens.operator())
        .contentType("application/json")
        .body("null")
        .put("/v1/issuers/did:web:issuer.example")
        .then()
        .statusCode(400);
    given().contentType("application/json").body("null").post("/v1/records").then().statusCode(400);
  }

  @Test
  void two_authorization_headers_are_refused() {
    given()
        .header("Authorization", "Bearer " + AccessTokens.operator(), "Bearer x")
        .get("/v1/records")
        .then()
        .statusCode(400)
        .body("type", endsWith(":token-invalid"));
  }

  @Test
  void every_spelling_of_a_path_needs_the_same_token() {
    for (var path :
        List.of(
            "/v1/records;a=b",
            "/v1;x/records",
            "//v1/records",
            "/v1//records",
            "/v1/%72ecords",
            "/v1/./records",
            "/v1/x/../records",
            "/v1/records/",
            "/V1/records",
            "/v1/records%2f")) {
      var code = given().urlEncodingEnabled(false).get(path).statusCode();
      assertThat(code).as(path).isIn(400, 401, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"x\"",
        "0",
        "{",
        "{\"statement\":\"a\",\"statement\":\"a\"}",
        "\ufeff{\"statement\":\"a\"}",
        "{\"statement\":\"a\"} x",
        "{'statement':'a'}"
      })
  void bodies_that_are_no_object_are_refused(String body) {
    post(body.getBytes(StandardCharsets.UTF_8)).body("type", endsWith("_ERROR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"statement\":null}",
        "{\"statement\":1}",
        "{\"statement\":[]}",
        "{\"statement\":\"a.b.c\",\"class\":\"java.lang.Runtime\"}",
        "{\"statement\":\"\\uDC00\\uD800\"}"
      })
  void objects_of_another_form_are_refused(String body) {
    post(body.getBytes(StandardCharsets.UTF_8)).body("type", endsWith("#MALFORMED_VALUE_ERROR"));
  }

  @Test
  void bytes_that_are_no_utf_8_and_bodies_too_deep_are_refused() {
    post(new byte[] {(byte) 0xc0, (byte) 0xaf}).body("type", endsWith("#PARSING_ERROR"));
    post("{\"statement\":\"a\"}".getBytes(StandardCharsets.UTF_16LE))
        .body("type", endsWith("#PARSING_ERROR"));
    var deep = "{\"a\":".repeat(30_000) + "1" + "}".repeat(30_000);
    post(deep.getBytes(StandardCharsets.UTF_8)).body("type", endsWith("#PARSING_ERROR"));
  }

  private static io.restassured.response.ValidatableResponse post(byte[] body) {
    return given()
        .header("Content-Type", "application/json")
        .body(body)
        .post("/v1/records")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void other_media_types_are_refused() throws IOException {
    for (var type :
        List.of(
            "application/xml",
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-7",
            "application/json; charset=utf-16",
            "x/y")) {
      var headers = "Content-Length: 2\r\nContent-Type: " + type;
      assertThat(status("POST /v1/records HTTP/1.1", headers + "\r\n\r\n{}"))
          .as(type)
          .isEqualTo(415);
    }
    var missing = status("POST /v1/records HTTP/1.1", "Content-Length: 2\r\n\r\n{}");
    assertThat(missing).isEqualTo(415);
  }

  @Test
  void bodies_headers_and_addresses_have_limits() throws IOException {
    assertThat(
            status(
                "POST /v1/records HTTP/1.1",
                "Content-Type: application/json\r\nContent-Length: 400000"))
        .isEqualTo(413);
    assertThat(status("GET /log/checkpoint HTTP/1.1", "X: " + "x".repeat(32_000))).isEqualTo(431);
    assertThat(status("GET /log/checkpoint HTTP/1.1", "X: x" + "\r\nX: x".repeat(100)))
        .isEqualTo(431);
    assertThat(status("GET /v1/records HTTP/1.1", "Authorization: Bearer " + "x".repeat(65_536)))
        .isEqualTo(431);
    assertThat(status("GET /log/" + "x".repeat(16_384) + " HTTP/1.1", "X: x")).isEqualTo(414);
  }

  @Test
  void other_methods_are_refused() throws IOException {
    for (var method : List.of("TRACE", "PATCH", "PROPFIND", "DELETE")) {
      assertThat(status(method + " /v1/records HTTP/1.1", "X: x")).as(method).isEqualTo(405);
    }
    assertThat(status("OPTIONS /v1/records HTTP/1.1", "Origin: https://evil.example"))
        .isEqualTo(403);
    given()
        .header("X-HTTP-Method-Override", "DELETE")
        .get("/trust-list")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", org.hamcrest.Matchers.nullValue());
  }

  private int status(String requestLine, String header) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (requestLine + "\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      var line = new StringBuilder();
      for (int c; (c = socket.getInputStream().read()) != '\n' && c >= 0; ) {
        line.append((char) c);
      }
      return Integer.parseInt(line.substring(9, 12));
    }
  }

  @Test
  void documentation_health_and_metrics_are_there() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/v1/records'.post.operationId", is("appendStatement"))
        .body("paths.'/v1/records'.get.parameters.size()", is(12));
    given().get("/q/swagger-ui/").then().statusCode(200);
    given().get("/q/health").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
  }
}
