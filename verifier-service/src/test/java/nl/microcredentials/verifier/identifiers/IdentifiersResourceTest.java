package nl.microcredentials.verifier.identifiers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.parsing.Parser;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DID Resolution, HTTP(S) Binding, and what the suite for did:key asks of it. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentifiersResourceTest {

  private static final String KEY = "z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b";
  private static final String DID = "did:key:" + KEY;
  private static final String ENCRYPTION_KEY = "z6LSfHfAMAopsuBxaBzvp51GXrPf38Az13j2fmwqadbwwrzJ";
  private static final String SUITE =
      "application/ld+json;profile=\"https://w3id.org/did-resolution\"";

  @ParameterizedTest
  @CsvSource({
    "notDid:key:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b, 400, invalidDid",
    "did:experimental:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b, 501, methodNotSupported",
    "did:key:-4:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b, 400, invalidDid",
    "did:key:6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b, 400, invalidDid",
    "did:key:@, 400, invalidDid",
    "did:key:zTjsVPtY, 400, invalidPublicKeyLength",
    "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme, 400, unsupportedPublicKeyType",
    "did:key:z6MkNCwzLDQsNSw3LDcsNSw1LDAsMyw0LDUsMCwzLDQsMywxLDMsNCw1LDAsMyw0LDUsMCwzLDQsNSw3LDAsMCwx"
        + "MDA=, 400, invalidDid",
    "did:jwk:e30, 400, unsupportedPublicKeyType",
    "did:jwk:eyJrdHkiOiJFQyIsImQiOiJBQSJ9, 400, invalidPublicKey",
    "did:web:localhost, 400, invalidDid",
    "did:web:127.1, 400, invalidDid",
    "did:web:hogeschool.example:.., 400, invalidDid",
    "did:web:hogeschool.invalid, 404, notFound",
    "did, 400, invalidDid",
    "%00, 400, invalidDid"
  })
  void what_does_not_resolve_says_why(String did, int status, String error) {
    resolve(did)
        .statusCode(status)
        .contentType(SUITE)
        .body("'@context'", is("https://w3id.org/did-resolution/v1"))
        .body("didDocument", anEmptyMap())
        .body("didDocumentMetadata", anEmptyMap())
        .body("didResolutionMetadata.error", is(error))
        .body("didResolutionMetadata.errorMessage", notNullValue());
  }

  @Test
  void an_endless_identifier_is_none() {
    resolve("did:key:z" + "6".repeat(5_000))
        .statusCode(400)
        .body("didResolutionMetadata.error", is("invalidDid"));
  }

  @ParameterizedTest
  @CsvSource({
    "/^bar^/?query=`#" + KEY + ", 400, invalidDidUrl",
    "#, 400, invalidDidUrl",
    "/path#" + KEY + ", 501, featureNotSupported",
    "?versionId=1, 501, featureNotSupported",
    "#other, 404, notFound",
    "#" + ENCRYPTION_KEY + ", 404, notFound"
  })
  void what_a_document_does_not_have_is_not_dereferenced(String rest, int status, String error) {
    resolve(DID + rest)
        .statusCode(status)
        .body("didDocument", anEmptyMap())
        .body("didDereferencingMetadata.error", is(error))
        .body("$", not(hasKey("didResolutionMetadata")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', unknown, didResolutionMetadata, unsupportedPublicKeyType",
    "#" + KEY + ", Ed25519VerificationKey2018, didDereferencingMetadata, invalidPublicKeyType",
    "#"
        + ENCRYPTION_KEY
        + ", Ed25519VerificationKey2018, didDereferencingMetadata, invalidPublicKeyType"
  })
  void a_format_that_is_not_for_signatures_is_refused(
      String rest, String format, String metadata, String error) {
    given()
        .accept(SUITE)
        .urlEncodingEnabled(false)
        .queryParam("publicKeyFormat", format)
        .queryParam("enableExperimentalPublicKeyTypes", false)
        .get("/1.0/identifiers/" + encoded(DID + rest))
        .then()
        .defaultParser(Parser.JSON)
        .statusCode(400)
        .body(metadata + ".error", is(error));
  }

  @Test
  void a_did_resolves_to_its_document() {
    resolve(DID)
        .statusCode(200)
        .contentType(SUITE)
        .header("Vary", "Accept")
        .body("didDocument.id", is(DID))
        .body("didDocument.verificationMethod[0].type", is("Multikey"))
        .body("didDocument.assertionMethod[0]", is(DID + "#" + KEY))
        .body("didResolutionMetadata.contentType", is("application/did+json"))
        .body("didDocumentMetadata", anEmptyMap());
  }

  @Test
  void a_did_url_is_dereferenced_to_its_key() {
    resolve(DID + "#" + KEY)
        .statusCode(200)
        .body("didDocument.id", is(DID + "#" + KEY))
        .body("didDocument.controller", is(DID))
        .body("didDocument.'@context'[0]", is("https://www.w3.org/ns/did/v1"))
        .body("didDereferencingMetadata.contentType", is("application/did+json"))
        .body("didDocumentMetadata", anEmptyMap());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Multikey", "JsonWebKey", "JsonWebKey2020", "Ed25519VerificationKey2020"})
  void a_key_is_written_as_it_is_asked_for(String format) {
    given()
        .queryParam("publicKeyFormat", format)
        .get("/1.0/identifiers/{did}", Map.of("did", DID))
        .then()
        .defaultParser(Parser.JSON)
        .statusCode(200)
        .body("didDocument.verificationMethod[0].type", is(format));
  }

  @Test
  void a_did_jwk_resolves_to_its_document() {
    var did =
        "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6"
            + "OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";
    resolve(did)
        .statusCode(200)
        .body("didDocument.verificationMethod[0].id", is(did + "#0"))
        .body("didDocument.verificationMethod[0].publicKeyJwk.crv", is("P-256"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/did-resolution | application/did-resolution",
        "application/did-url-dereferencing | application/did-url-dereferencing",
        "application/json | application/json",
        "*/* | application/did-resolution",
        "application/* | application/did-resolution",
        "application/did+json;q=0, application/json;q=0.1 | application/json",
        "text/html, application/did-resolution;q=0.5 | application/did-resolution"
      })
  void an_answer_comes_in_full(String accept, String mediaType) {
    given()
        .header("Accept", accept)
        .get("/1.0/identifiers/" + DID)
        .then()
        .defaultParser(Parser.JSON)
        .statusCode(200)
        .contentType(mediaType)
        .body("didDocument.id", is(DID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/did", "application/did+json", "application/did+ld+json"})
  void a_document_comes_alone(String accept) {
    given()
        .header("Accept", accept)
        .get("/1.0/identifiers/" + DID)
        .then()
        .defaultParser(Parser.JSON)
        .statusCode(200)
        .contentType(accept)
        .body("id", is(DID));
    given()
        .header("Accept", accept)
        .get("/1.0/identifiers/did:key:@")
        .then()
        .defaultParser(Parser.JSON)
        .statusCode(400)
        .contentType("application/did-resolution")
        .body("didResolutionMetadata.error", is("invalidDid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/ld+json",
        "application/ld+json;profile=\"https://w3id.org/other\"",
        "application/did+cbor",
        "application/json;q=0",
        "nonsense",
        "/",
        ""
      })
  void other_forms_are_not_available(String accept) {
    given()
        .header("Accept", accept)
        .get("/1.0/identifiers/" + DID)
        .then()
        .defaultParser(Parser.JSON)
        .statusCode(406)
        .contentType("application/did-resolution")
        .body("didResolutionMetadata.error", is("representationNotSupported"));
  }

  @Test
  void the_examples_in_the_description_are_true() {
    assertThat(body(resolve(IdentifierExamples.DID))).isEqualTo(object(IdentifierExamples.FOUND));
    assertThat(body(resolve("hogeschool"))).isEqualTo(object(IdentifierExamples.INVALID));
    given()
        .get("/q/openapi")
        .then()
        .defaultParser(Parser.JSON)
        .statusCode(200)
        .body(containsString("resolveIdentifier"))
        .body(containsString("application/did-resolution"));
  }

  private static ObjectNode object(String json) {
    return StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode body(ValidatableResponse answer) {
    return StrictJson.parseObject(answer.extract().asByteArray());
  }

  private static ValidatableResponse resolve(String identifier) {
    return given()
        .accept(SUITE)
        .urlEncodingEnabled(false)
        .get("/1.0/identifiers/" + encoded(identifier))
        .then()
        .defaultParser(Parser.JSON);
  }

  /** As {@code encodeURIComponent} does. */
  private static String encoded(String identifier) {
    return URLEncoder.encode(identifier, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
