package nl.microcredentials.issuer.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.security.PublicKey;
import java.util.UUID;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.statuslist.BitstringStatusListCredential;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.Tokens;

/** Both forms of a list, fetched and verified as a verifier does. */
public final class PublishedLists {

  private static final String BASE = "http://localhost:8081";

  private PublishedLists() {}

  /** The entry of a credential in its list. */
  public static StatusListIndex entryOf(String credential) {
    var json =
        given()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .accept("application/vc")
            .get("/v1/credentials/" + credential)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    var status = Completions.json(json).withObject("/credentialStatus");
    var list = status.get("statusListCredential").textValue();
    return new StatusListIndex(
        UUID.fromString(list.substring(list.lastIndexOf('/') + 1)),
        Integer.parseInt(status.get("statusListIndex").textValue()));
  }

  public static ValidatableResponse get(String path) {
    return given().urlEncodingEnabled(false).get(path).then();
  }

  public static BitstringStatusListCredential credential(UUID list) {
    return credential(list, "");
  }

  public static BitstringStatusListCredential credential(UUID list, String query) {
    var path = "/status-lists/" + list;
    var document =
        Completions.json(
            get(path + query)
                .statusCode(200)
                .contentType("application/vc")
                .header("Access-Control-Allow-Origin", "*")
                .extract()
                .asString());
    var credential = BitstringStatusListCredential.parse(verified(document));
    assertThat(credential.id()).hasToString(BASE + path);
    return credential;
  }

  private static ObjectNode verified(ObjectNode document) {
    var secured = SecuredDocument.of(document);
    var proof = secured.proofs().getFirst();
    return Cryptosuites.standard()
        .named(proof.cryptosuite())
        .orElseThrow()
        .verifyProof(secured.unsecuredDocument(), proof, keyOf(proof.verificationMethod()))
        .orElseThrow()
        .document();
  }

  public static TokenStatusListToken token(UUID list) {
    return token(list, "");
  }

  public static TokenStatusListToken token(UUID list, String query) {
    var path = "/token-status-lists/" + list;
    var jwt =
        CompactJws.parse(
            get(path + query)
                .statusCode(200)
                .contentType("application/statuslist+jwt")
                .header("Access-Control-Allow-Origin", "*")
                .extract()
                .asString());
    assertThat(jwt.type()).isEqualTo("statuslist+jwt");
    assertThat(jwt.verify(keyOf(jwt.keyId()))).isTrue();
    var token = TokenStatusListToken.parse(StrictJson.parseObject(jwt.payload()));
    assertThat(token.subject()).hasToString(BASE + path);
    return token;
  }

  private static PublicKey keyOf(String verificationMethod) {
    var document = get("/universiteit-aan-zee/did.json").statusCode(200).extract().jsonPath();
    assertThat(document.getString("assertionMethod[0]")).isEqualTo(verificationMethod);
    return Multikey.decode(document.getString("verificationMethod[0].publicKeyMultibase"));
  }
}
