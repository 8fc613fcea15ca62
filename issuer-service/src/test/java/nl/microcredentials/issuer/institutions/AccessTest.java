package nl.microcredentials.issuer.institutions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and who may not. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessTest {

  private static final String HOME = "universiteit-aan-zee.example";
  private static final String PATH = "/v1/achievements/" + Completions.ACHIEVEMENT;

  @Test
  void a_good_token_is_let_in() {
    Completions.publishAchievement();
    get(Tokens.of(Tokens.UNIVERSITY, "issuer")).statusCode(200);
  }

  @Test
  void without_token_there_is_no_entry() {
    refusedAsInvalid(given().get(PATH).then());
  }

  @ParameterizedTest
  @CsvSource({"-61, 0", "300, 61"})
  void a_token_outside_its_time_is_refused(long expiresIn, long validIn) {
    var now = Instant.now();
    var claims =
        Tokens.claims(HOME)
            .groups(Set.of("issuer"))
            .issuedAt(now.minusSeconds(600))
            .expiresAt(now.plusSeconds(expiresIn))
            .claim("nbf", now.plusSeconds(validIn).getEpochSecond());
    refusedAsInvalid(get(Tokens.sign(claims)));
  }

  @Test
  void a_token_for_somebody_else_is_refused() {
    refusedAsInvalid(get(Tokens.sign(Tokens.claims(HOME).groups("issuer").audience("registry"))));
    refusedAsInvalid(
        get(Tokens.sign(Tokens.claims(HOME).groups("issuer").issuer("https://evil.example"))));
  }

  @Test
  void a_token_without_signature_is_refused() {
    var header = base64("{\"alg\":\"none\"}");
    var token = Tokens.of(Tokens.UNIVERSITY, "issuer").split("\\.", -1);
    refusedAsInvalid(get(header + '.' + token[1] + '.'));
    refusedAsInvalid(get(token[0] + '.' + token[1] + '.'));
    refusedAsInvalid(get(token[0] + '.' + token[1] + ".AAAA"));
  }

  @Test
  void a_token_signed_with_the_public_key_as_secret_is_refused() {
    var secret = new byte[32];
    var token =
        Tokens.claims(HOME)
            .groups("issuer")
            .jws()
            .keyId(Tokens.KEY_ID)
            .sign(new javax.crypto.spec.SecretKeySpec(secret, "HmacSHA256"));
    refusedAsInvalid(get(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "...", "Bearer"})
  void what_is_no_token_is_refused(String token) {
    refusedAsInvalid(get(token));
  }

  @Test
  void two_authorization_headers_are_refused() {
    given()
        .header("Authorization", "Bearer " + Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .header("Authorization", "Bearer x")
        .get(PATH)
        .then()
        .statusCode(400)
        .body("type", is("urn:microcredential:problem:token-invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Issuer", "ISSUER", "issuer ", " issuer", "issuers", "admin", ""})
  void a_role_has_one_spelling(String role) {
    forbidden(get(Tokens.sign(Tokens.claims(HOME).claim("groups", List.of(role)))));
  }

  @Test
  void roles_are_a_list() {
    forbidden(get(Tokens.sign(Tokens.claims(HOME).claim("groups", "issuer"))));
    forbidden(get(Tokens.sign(Tokens.claims(HOME).claim("groups", "issuer auditor"))));
    forbidden(get(Tokens.sign(Tokens.claims(HOME))));
  }

  @Test
  void a_token_names_one_institution() {
    forbidden(get(Tokens.sign(Tokens.claims("*").groups("issuer"))));
    forbidden(get(Tokens.sign(Tokens.claims("unknown.example").groups("issuer"))));
    forbidden(
        get(
            Tokens.sign(
                Tokens.claims(List.of(HOME, "hogeschool-van-de-delta.example")).groups("issuer"))));
    forbidden(get(Tokens.sign(Tokens.claims(List.of(HOME)).groups("issuer"))));
    var now = Instant.now().getEpochSecond();
    forbidden(
        get(
            Tokens.sign(
                Jwt.claims()
                    .issuer(Tokens.ISSUER)
                    .audience(Tokens.AUDIENCE)
                    .subject("x")
                    .groups("issuer")
                    .issuedAt(now)
                    .expiresAt(now + 60))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "OPTIONS", "PATCH", "PROPFIND"})
  void other_methods_are_refused(String method) {
    given()
        .header("Origin", "https://evil.example")
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .request(method, PATH)
        .then()
        .statusCode(method.equals("OPTIONS") ? 403 : 405)
        .contentType("application/problem+json");
  }

  @Test
  void a_method_cannot_be_overridden() {
    given()
        .header("X-HTTP-Method-Override", "DELETE")
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType("application/json")
        .body("{}")
        .post(PATH)
        .then()
        .statusCode(405)
        .body("type", is("urn:microcredential:problem:method-not-allowed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v1/achievements/x", "/v1//achievements/x", "/v1/./achievements/x",
            "/v1/x/../achievements/x",
        "/v1;a=b/achievements/x", "/v1/achievements/x;a=b", "/V1/achievements/x",
            "/v1/achievements/x/",
        "/v1/achievements%2Fx", "/%76%31/achievements/x", "/v1/achievements/x%00",
            "/v1/achievements/%2e%2e/x"
      })
  void no_spelling_of_a_path_gets_around_the_token(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(400, 401, 404));
  }

  @Test
  void overlong_requests_are_refused() {
    given().header("X-Long", "x".repeat(32_768)).get(PATH).then().statusCode(431);
    given().get(PATH + "?a=" + "x".repeat(16_384)).then().statusCode(414);
  }

  @Test
  void a_repeated_query_parameter_is_refused() {
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .get(PATH + "?dryRun=true&dryRun=false")
        .then()
        .statusCode(400);
  }

  private static ValidatableResponse get(String token) {
    return given().header("Authorization", "Bearer " + token).get(PATH).then();
  }

  private static void refusedAsInvalid(ValidatableResponse response) {
    response
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", is("urn:microcredential:problem:token-invalid"));
  }

  private static void forbidden(ValidatableResponse response) {
    response
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", is("urn:microcredential:problem:forbidden"));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
