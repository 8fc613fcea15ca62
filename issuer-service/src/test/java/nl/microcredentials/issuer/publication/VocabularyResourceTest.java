package nl.microcredentials.issuer.publication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.Sha256;
import nl.microcredentials.core.keys.StandardBase64;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialType;
import nl.microcredentials.core.sdjwt.vc.TypeMetadata;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VCDM 2.0, 4.11 and SD-JWT VC, draft 25, 5: what is found at the addresses in a credential. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VocabularyResourceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/credentials/microcredential",
        "/credentials/microcredential/",
        "/credentials/microcredential/v2",
        "/credentials/microcredential/V1",
        "/credentials/microcredential/v1.json",
        "/credentials/microcredential/v1/credential",
        "/credentials/microcredential/v1%00",
        "/credentials/microcredential%2Fv1",
        "/schemas/microcredential/v1/credentials",
        "/schemas/microcredential/v1/credential/x",
        "/schemas/microcredential/v2/credential"
      })
  void there_is_nothing_at_other_addresses(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    JsonLdContexts.MICROCREDENTIAL_V1 + ", application/ld+json",
    CredentialSchemas.MICRO_CREDENTIAL + ", application/schema+json",
    CredentialSchemas.MICRO_CREDENTIAL_IN_CREDENTIAL + ", application/vc",
    MicrocredentialType.VCT + ", application/json"
  })
  void every_document_may_be_kept_forever_and_read_by_any_page(String url, String mediaType) {
    given()
        .header("Origin", "https://wallet.example")
        .get(URI.create(url).getPath())
        .then()
        .statusCode(200)
        .contentType(mediaType)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Access-Control-Allow-Origin", "*");
  }

  @Test
  void the_type_metadata_have_the_digest_that_credentials_name() {
    var bytes = bytesAt(MicrocredentialType.VCT);
    assertThat("sha256-" + StandardBase64.encode(Sha256.of(bytes)))
        .isEqualTo(MicrocredentialType.integrity());
    assertThat(TypeMetadata.read(bytes)).isEqualTo(MicrocredentialType.metadata());
    assertThat(StrictJson.parseObject(bytes).path("vct").textValue())
        .isEqualTo(MicrocredentialType.VCT);
  }

  @Test
  void the_credential_about_the_schema_holds_the_schema() {
    var credential = jsonAt(CredentialSchemas.MICRO_CREDENTIAL_IN_CREDENTIAL);
    assertThat(credential.path("id").textValue())
        .isEqualTo(CredentialSchemas.MICRO_CREDENTIAL_IN_CREDENTIAL);
    assertThat(credential.path("type").valueStream().map(type -> type.textValue()))
        .containsExactly("VerifiableCredential", "JsonSchemaCredential");
    assertThat(credential.at("/credentialSubject/jsonSchema"))
        .isEqualTo(jsonAt(CredentialSchemas.MICRO_CREDENTIAL));
  }

  private static ObjectNode jsonAt(String url) {
    return StrictJson.parseObject(bytesAt(url));
  }

  private static byte[] bytesAt(String url) {
    return given().get(URI.create(url).getPath()).then().statusCode(200).extract().asByteArray();
  }
}
