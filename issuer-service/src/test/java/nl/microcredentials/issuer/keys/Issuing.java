package nl.microcredentials.issuer.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.microcredentials.core.identifiers.ControlledIdentifierDocument;
import nl.microcredentials.core.identifiers.Resolution;
import nl.microcredentials.core.identifiers.ResolvedMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.DataIntegrityProof;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.SetClock;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the tests about keys do over HTTP. */
final class Issuing {

  static final String DID = "did:web:localhost%3A8081:universiteit-aan-zee";

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private Issuing() {}

  static Instant setting(String name) {
    return ConfigProvider.getConfig().getValue(KeyTrouble.KEYS + name, Instant.class);
  }

  static void setClock(Instant time) {
    clock().set(time);
  }

  static void resetClock() {
    clock().reset();
  }

  private static SetClock clock() {
    return (SetClock) Arc.container().instance(Clock.class).get();
  }

  /** Reports a completion and returns the signed credential. */
  static ObjectNode issue(ObjectNode completion) {
    var id = Completions.report(completion).extract().<String>path("id");
    return credential(id.substring("urn:uuid:".length()));
  }

  static ObjectNode credential(String uuid) {
    return StrictJson.parseObject(
        given()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .accept("application/vc")
            .get("/v1/credentials/" + uuid)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray());
  }

  static String keyOf(ObjectNode secured) {
    return proof(secured).verificationMethod().substring((DID + '#').length());
  }

  static Instant createdOf(ObjectNode secured) {
    return proof(secured).created().orElseThrow();
  }

  private static DataIntegrityProof proof(ObjectNode secured) {
    return SecuredDocument.of(secured).proofs().getFirst();
  }

  /** Whether somebody who only has the DID document of now accepts it. */
  static boolean verifies(ObjectNode secured, Instant now) {
    var methods = new ResolvedMethods(_ -> Resolution.active(didDocument()), now);
    var read = SecuredDocument.of(secured);
    var proof = read.proofs().getFirst();
    var method =
        methods.retrieve(
            proof.verificationMethod(), VerificationRelationship.ASSERTION_METHOD, proof.created());
    return Cryptosuites.EDDSA_RDFC_2022
        .verifyProof(read.unsecuredDocument(), proof, method.publicKey())
        .isPresent();
  }

  static ControlledIdentifierDocument didDocument() {
    var json =
        given()
            .get("/universiteit-aan-zee/did.json")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    return ControlledIdentifierDocument.read(StrictJson.parseObject(json), DID);
  }

  /** The present status list of a credential, as everybody gets it. */
  static ObjectNode statusList(ObjectNode credential) {
    var address = credential.at("/credentialStatus/statusListCredential").textValue();
    var path = address.substring(address.indexOf("/status-lists"));
    return StrictJson.parseObject(given().get(path).then().statusCode(200).extract().asByteArray());
  }

  static ValidatableResponse keys(String institution, String role) {
    return given().auth().oauth2(Tokens.of(institution, role)).get("/v1/keys").then();
  }

  static String signsNow() {
    return keys(Tokens.UNIVERSITY, "auditor")
        .statusCode(200)
        .extract()
        .path("keys.find { it.signs && it.type == 'Ed25519' }.id");
  }

  static String readiness(int status) {
    return given().get("/q/health/ready").then().statusCode(status).extract().asString();
  }

  static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
