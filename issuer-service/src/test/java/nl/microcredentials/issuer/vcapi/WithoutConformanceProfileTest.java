package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.issuer.vcapi.InstitutionInstances.UNIVERSITY;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.credential;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.issue;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.post;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.request;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.signedAward;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.statusUpdate;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.unsecured;
import static nl.microcredentials.issuer.vcapi.VcApiRequests.updateStatus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Optional;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each exception that the conformance profile makes, without the profile. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(InstitutionInstances.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WithoutConformanceProfileTest {

  private ObjectNode awarded;

  @BeforeEach
  void award() {
    Completions.publishAchievement();
    awarded = unsecured(signedAward(Completions.issued()));
  }

  @Test
  void there_is_no_entry_without_token() {
    for (var path : new String[] {"credentials/issue", "credentials/derive"}) {
      refused(401, post(UNIVERSITY + '/' + path, request(awarded), Optional.empty()));
      refused(401, post("nothing/" + path, request(awarded), Optional.empty()));
    }
    refused(401, updateStatus(statusUpdate(awarded, true), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "exam-board", "achievement-admin", "operator", "vc-api"})
  void there_is_no_entry_with_another_role(String role) {
    refused(403, issue(UNIVERSITY, awarded, Tokens.of(Tokens.UNIVERSITY, role)));
  }

  @Test
  void an_issuer_that_is_its_own_key_is_refused() {
    var didKey = "did:key:z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r";
    refused(422, issueWithToken(UNIVERSITY, credential(didKey)));
    refused(422, issueWithToken(UNIVERSITY, awarded.put("issuer", didKey)));
  }

  @Test
  void the_earlier_data_model_is_refused() {
    awarded.withArray("@context").set(0, "https://www.w3.org/2018/credentials/v1");
    refused(422, issueWithToken(UNIVERSITY, awarded));
  }

  @Test
  void the_contexts_of_the_suites_are_refused() {
    awarded.withArray("@context").add("https://www.w3.org/ns/credentials/examples/v2");
    refused(422, issueWithToken(UNIVERSITY, awarded));
  }

  private static ValidatableResponse issueWithToken(String instance, ObjectNode credential) {
    return issue(instance, credential, Tokens.of(Tokens.UNIVERSITY, "issuer"));
  }

  private static void refused(int status, ValidatableResponse response) {
    response.statusCode(status).contentType("application/problem+json");
  }
}
