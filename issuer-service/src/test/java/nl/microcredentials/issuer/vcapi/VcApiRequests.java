package nl.microcredentials.issuer.vcapi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.issuer.Tokens;

/** The VC API as its callers use it. */
final class VcApiRequests {

  private VcApiRequests() {}

  /** As the suites send them: no times, no names. */
  static ObjectNode credential(String issuer) {
    var credential = StrictJson.object();
    credential.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    credential.putArray("type").add("VerifiableCredential");
    credential.put("id", "urn:uuid:" + UUID.randomUUID()).put("issuer", issuer);
    credential.putObject("credentialSubject").put("id", "did:example:alice").put("name", "Alice");
    return credential;
  }

  static ValidatableResponse issue(String instance, JsonNode credential) {
    return post(instance + "/credentials/issue", request(credential), Optional.empty());
  }

  static ValidatableResponse issue(String instance, JsonNode credential, String token) {
    return post(instance + "/credentials/issue", request(credential), Optional.of(token));
  }

  static ObjectNode request(JsonNode credential) {
    return StrictJson.object().set("credential", credential);
  }

  static ObjectNode issued(String instance, ObjectNode credential) {
    return secured(issue(instance, credential).statusCode(201));
  }

  static ObjectNode secured(ValidatableResponse response) {
    var body = StrictJson.parseObject(response.extract().asByteArray());
    return (ObjectNode) body.get("verifiableCredential");
  }

  static ValidatableResponse updateStatus(JsonNode request, Optional<String> token) {
    return post("credentials/status", request, token);
  }

  static ObjectNode statusUpdate(JsonNode credential, boolean revoked) {
    var update = StrictJson.object();
    update.set("credentialId", credential.path("id"));
    update
        .putObject("credentialStatus")
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation");
    return update.put("status", revoked);
  }

  static ValidatableResponse post(String path, JsonNode body, Optional<String> token) {
    var request = given().contentType(ContentType.JSON).body(new String(write(body), UTF_8));
    token.ifPresent(one -> request.auth().oauth2(one));
    return request.post("/vc-api/" + path).then();
  }

  private static byte[] write(JsonNode body) {
    return StrictJson.write(body);
  }

  /** A credential of the university as the learner has it. */
  static ObjectNode signedAward(String id) {
    return StrictJson.parseObject(
        given()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .accept("application/vc")
            .get("/v1/credentials/" + id)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray());
  }

  static ObjectNode unsecured(ObjectNode secured) {
    var document = secured.deepCopy();
    document.remove("proof");
    return document;
  }

  /** Whether the proof holds under the key that its verification method, a did:key, consists of. */
  static boolean verifies(ObjectNode secured, Canonicalizer canonicalizer) {
    var read = SecuredDocument.of(secured);
    var proof = read.proofs().getFirst();
    var method = proof.verificationMethod();
    return Cryptosuites.of(canonicalizer)
        .named(proof.cryptosuite())
        .orElseThrow()
        .verifyProof(
            read.unsecuredDocument(),
            proof,
            Multikey.decode(method.substring(method.indexOf('#') + 1)))
        .isPresent();
  }

  static ObjectNode statusList(JsonNode entry) {
    var address = entry.get("statusListCredential").textValue();
    var path = address.substring(address.indexOf("/status-lists/"));
    return StrictJson.parseObject(given().get(path).then().statusCode(200).extract().asByteArray());
  }

  static boolean bit(JsonNode entry) {
    return BitstringStatusList.decode(
            statusList(entry).at("/credentialSubject/encodedList").textValue())
        .isSet(Long.parseLong(entry.get("statusListIndex").textValue()));
  }
}
