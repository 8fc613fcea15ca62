package nl.microcredentials.issuer.vcapi;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.vcapi.InstitutionInstances.APPLIED;
import static nl.microcredentials.issuer.vcapi.InstitutionInstances.UNIVERSITY;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.bit;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.credential;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issue;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.secured;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.signedAward;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusUpdate;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.unsecured;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.updateStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Optional;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.erasure.ErasureRequests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The VC API for institutions: no way around the rules by which they award. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(InstitutionInstances.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AwardedCredentialsTest {

  private static final String DID = "did:web:localhost%3A8081:universiteit-aan-zee";

  private String id;

  @BeforeEach
  void award() {
    Completions.publishAchievement();
    id = Completions.issued();
  }

  @Test
  void what_was_not_awarded_is_not_signed_however_well_formed_it_is() {
    issueWithToken(UNIVERSITY, credential(DID))
        .statusCode(422)
        .body("type", is("urn:microcredential:problem:completion-not-proven"))
        .body("errors[0].rule", is("awarded"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/name",
        "/awardedDate",
        "/issuer/name",
        "/credentialSubject/achievement/name",
        "/credentialStatus/statusListIndex",
        "/registration/salt"
      })
  void what_was_awarded_otherwise_is_not_signed(String pointer) {
    var credential = awarded();
    var parent = pointer.substring(0, pointer.lastIndexOf('/'));
    var changed = parent.isEmpty() ? credential : credential.withObject(parent);
    changed.put(pointer.substring(parent.length() + 1), "7");
    refused(422, issueWithToken(UNIVERSITY, credential));
    changed.remove(pointer.substring(parent.length() + 1));
    refused(422, issueWithToken(UNIVERSITY, credential));
  }

  @Test
  void a_proof_is_not_part_of_what_is_secured() {
    refused(422, issueWithToken(UNIVERSITY, signed()));
  }

  @Test
  void the_instance_of_another_institution_is_not_found() {
    refused(404, issueWithToken(APPLIED, awarded()));
    refused(404, issue(UNIVERSITY, awarded(), Tokens.of(Tokens.APPLIED, "issuer")));
  }

  @Test
  void the_award_of_another_institution_is_not_signed() {
    var credential = awarded();
    refused(422, issue(APPLIED, credential, Tokens.of(Tokens.APPLIED, "issuer")));
  }

  @Test
  void an_award_gets_a_second_proof_by_the_key_of_the_institution() {
    var secured = secured(issueWithToken(UNIVERSITY, awarded()).statusCode(201));
    assertThat(unsecured(secured)).isEqualTo(awarded());
    var proof = SecuredDocument.of(secured).proofs().getFirst();
    assertThat(proof.cryptosuite()).isEqualTo("eddsa-jcs-2022");
    assertThat(proof.verificationMethod()).isEqualTo(DID + "#key-1");
    var key =
        Multikey.decode(
            given()
                .get("/universiteit-aan-zee/did.json")
                .then()
                .extract()
                .path("verificationMethod[0].publicKeyMultibase"));
    assertThat(EddsaCryptosuites.jcs2022().verifyProof(unsecured(secured), proof, key)).isPresent();
  }

  @Test
  void an_award_that_does_not_count_any_more_is_not_signed() {
    var credential = awarded();
    for (var change : new String[] {"suspension", "revocation"}) {
      given()
          .auth()
          .oauth2(token())
          .contentType("application/json")
          .body("{\"reason\":\"other\"}")
          .post("/v1/credentials/" + id + '/' + change)
          .then()
          .statusCode(200);
      refused(409, issueWithToken(UNIVERSITY, credential));
    }
  }

  @Test
  void a_revocation_is_that_of_the_award() {
    var credential = awarded();
    var update = statusUpdate(credential, true);
    refused(404, updateStatus(update, Optional.of(Tokens.of(Tokens.APPLIED, "issuer"))));
    updateStatus(statusUpdate(credential, false), Optional.of(token())).statusCode(200);
    updateStatus(update, Optional.of(token())).statusCode(200);
    assertThat(bit(credential.get("credentialStatus"))).isTrue();
    refused(409, updateStatus(statusUpdate(credential, false), Optional.of(token())));
    given()
        .auth()
        .oauth2(token())
        .get("/v1/credentials/" + id + "/history")
        .then()
        .body("events.kind[1]", is("revoked"));
  }

  @Test
  void an_award_to_somebody_who_is_erased_is_revoked_but_not_signed() {
    var completion = Completions.fresh();
    id = Completions.report(completion).extract().<String>path("id").substring(9);
    var credential = awarded();
    ErasureRequests.erase(Tokens.UNIVERSITY, completion);
    refused(410, issueWithToken(UNIVERSITY, credential));
    var elsewhere = statusUpdate(credential, true);
    elsewhere.withObject("/credentialStatus").put("statusListIndex", "131072");
    refused(404, updateStatus(elsewhere, Optional.of(token())));
    var update = statusUpdate(credential, true);
    var status = credential.get("credentialStatus");
    for (var member : new String[] {"statusListCredential", "statusListIndex"}) {
      update.withObject("/credentialStatus").set(member, status.get(member));
    }
    updateStatus(update, Optional.of(token())).statusCode(200);
    assertThat(bit(status)).isTrue();
  }

  private static String token() {
    return Tokens.of(Tokens.UNIVERSITY, "issuer");
  }

  private static ValidatableResponse issueWithToken(String instance, ObjectNode credential) {
    return issue(instance, credential, token());
  }

  private ObjectNode awarded() {
    return unsecured(signed());
  }

  private ObjectNode signed() {
    return signedAward(id);
  }

  private static void refused(int status, ValidatableResponse response) {
    response.statusCode(status).contentType("application/problem+json");
  }
}
