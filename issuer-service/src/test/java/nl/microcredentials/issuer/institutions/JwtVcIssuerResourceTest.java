package nl.microcredentials.issuer.institutions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.sdjwt.vc.JwtVcIssuerMetadata;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWT VC, draft 25, 4: JWT VC Issuer Metadata. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtVcIssuerResourceTest {

  private static final String WELL_KNOWN = "/.well-known/jwt-vc-issuer";
  private static final String NAME = "universiteit-aan-zee";
  private static final String ISSUER = "https://localhost:8081/" + NAME;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nobody",
        "",
        "/",
        "/Universiteit-aan-zee",
        "/universiteit-aan-zee.",
        "/universiteit-aan-zee%20",
        "/universiteit-aan-zee%00",
        "/universiteit-aan-zee%2F",
        "/universiteit-aan-zee/did.json",
        "/%2e%2e/universiteit-aan-zee",
        "/did:web:localhost%3A8081:universiteit-aan-zee",
        "/http:%2F%2Flocalhost:8081%2Funiversiteit-aan-zee"
      })
  void there_are_no_metadata_of_others(String path) {
    notFound(WELL_KNOWN + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/" + NAME + WELL_KNOWN,
        "/xwell-known/jwt-vc-issuer/" + NAME,
        "/.well-known/JWT-VC-ISSUER/" + NAME,
        "/.well-known/jwt-vc-issuer" + NAME
      })
  void the_well_known_string_stands_before_the_path_as_it_is(String path) {
    notFound(path);
  }

  @Test
  void metadata_are_where_the_specification_looks_for_them() {
    assertThat(JwtVcIssuerMetadata.location(ISSUER).getRawPath())
        .isEqualTo(WELL_KNOWN + "/" + NAME);
  }

  @Test
  void metadata_may_be_kept_as_long_as_the_DID_document_and_read_by_any_page() {
    var didDocument = given().get("/" + NAME + "/did.json").then().statusCode(200);
    metadata()
        .contentType("application/json")
        .header("Cache-Control", didDocument.extract().header("Cache-Control"))
        .header("Access-Control-Allow-Origin", "*");
  }

  @Test
  void metadata_name_the_issuer_and_its_public_keys() {
    var json = StrictJson.parseObject(bytes());
    assertThat(json.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("issuer", "jwks");
    assertThat(json.path("issuer").textValue()).isEqualTo(ISSUER);
    assertThat(json.at("/jwks/keys"))
        .hasSize(2)
        .noneMatch(key -> Jwk.holdsPrivateKey((ObjectNode) key));
  }

  @Test
  void the_keys_are_those_in_the_DID_document() {
    var metadata = JwtVcIssuerMetadata.read(bytes(), ISSUER);
    var methods = didDocument().path("verificationMethod");
    assertThat(methods)
        .extracting(method -> KeyType.of(keyIn(method)))
        .containsExactly(KeyType.ED25519, KeyType.P_256);
    for (var method : methods) {
      assertThat(keyOf(metadata, method.path("id").textValue())).isEqualTo(keyIn(method));
    }
  }

  private static PublicKey keyIn(JsonNode method) {
    return Multikey.decode(method.path("publicKeyMultibase").textValue());
  }

  @Test
  void every_institution_has_keys_of_its_own() {
    var others = given().get(WELL_KNOWN + "/hogeschool-van-de-delta").then().statusCode(200);
    var metadata =
        JwtVcIssuerMetadata.read(
            others.extract().asByteArray(), "https://localhost:8081/hogeschool-van-de-delta");
    var own = JwtVcIssuerMetadata.read(bytes(), ISSUER);
    var id = didDocument().at("/verificationMethod/0/id").textValue();
    assertThat(keyOf(metadata, id.replace(NAME, "hogeschool-van-de-delta")))
        .isNotEqualTo(keyOf(own, id));
  }

  private static PublicKey keyOf(JwtVcIssuerMetadata metadata, String keyId) {
    return metadata
        .methods()
        .retrieve(keyId, VerificationRelationship.ASSERTION_METHOD, Optional.empty())
        .publicKey();
  }

  private static ObjectNode didDocument() {
    return StrictJson.parseObject(
        given().get("/" + NAME + "/did.json").then().statusCode(200).extract().asByteArray());
  }

  private static byte[] bytes() {
    return metadata().extract().asByteArray();
  }

  private static ValidatableResponse metadata() {
    return given().get(WELL_KNOWN + "/" + NAME).then().statusCode(200);
  }

  private static void notFound(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }
}
