package nl.microcredentials.issuer.documents;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Completions.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.achievements.AchievementExamples;

/** Credentials to make documents of, and the documents, over HTTP. */
public final class SampleDocuments {

  private SampleDocuments() {}

  /** Changes of the example achievement and the example completion. */
  public record Changes(Consumer<ObjectNode> achievement, Consumer<ObjectNode> completion) {

    public static Changes none() {
      return new Changes(_ -> {}, _ -> {});
    }

    public static Changes ofAchievement(Consumer<ObjectNode> change) {
      return new Changes(change, _ -> {});
    }
  }

  /** Publishes an achievement, issues a credential for it, and returns the credential's uuid. */
  public static String issued(String institution, Changes changes) {
    var achievement = json(AchievementExamples.QUANTUM_COMPUTING);
    changes.achievement().accept(achievement);
    var name = "a-" + UUID.randomUUID();
    given()
        .auth()
        .oauth2(Tokens.of(institution, "achievement-admin"))
        .contentType(ContentType.JSON)
        .body(achievement.toString())
        .put("/v1/achievements/" + name)
        .then()
        .statusCode(201);
    var completion = Completions.fresh(changes.completion()).put("achievementId", name);
    return Completions.report(completion, Tokens.of(institution, "issuer"))
        .statusCode(201)
        .extract()
        .path("id")
        .toString()
        .substring("urn:uuid:".length());
  }

  /** The document of this kind, such as {@code pdf?lang=nl}. */
  public static byte[] document(String id, String kind) {
    return document(Tokens.UNIVERSITY, id, kind);
  }

  /** The same of another institution. */
  public static byte[] document(String institution, String id, String kind) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "issuer"))
        .get("/v1/credentials/" + id + '/' + kind)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  /** The signed credential as it is handed out. */
  public static byte[] signed(String id) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .accept("application/vc")
        .get("/v1/credentials/" + id)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  /** Whether the proof holds, with the university's Ed25519 key. */
  public static boolean verifies(ObjectNode credential) {
    var secured = SecuredDocument.of(credential);
    var proof = secured.proofs().getFirst();
    String key =
        given()
            .get("/universiteit-aan-zee/did.json")
            .path("verificationMethod[0].publicKeyMultibase");
    return Cryptosuites.standard()
        .named(proof.cryptosuite())
        .orElseThrow()
        .verifyProof(secured.unsecuredDocument(), proof, Multikey.decode(key))
        .isPresent();
  }
}
