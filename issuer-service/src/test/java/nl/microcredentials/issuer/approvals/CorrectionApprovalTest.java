package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.issuer.Tokens.WITH_FOUR_EYES;
import static nl.microcredentials.issuer.approvals.FourEyes.ANNE;
import static nl.microcredentials.issuer.approvals.FourEyes.BOB;
import static nl.microcredentials.issuer.approvals.FourEyes.SYSTEM;
import static nl.microcredentials.issuer.approvals.FourEyes.decide;
import static nl.microcredentials.issuer.approvals.FourEyes.get;
import static nl.microcredentials.issuer.approvals.FourEyes.post;
import static nl.microcredentials.issuer.approvals.FourEyes.uuid;
import static nl.microcredentials.issuer.approvals.FourEyes.waiting;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who could correct alone what was approved by two would need no approval. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorrectionApprovalTest {

  private final ObjectNode completion = Completions.fresh();

  @BeforeEach
  void publish() {
    Completions.publishAchievement(Completions.ACHIEVEMENT, WITH_FOUR_EYES);
  }

  @Test
  void a_correction_waits_too() {
    var first = waiting(completion);
    var credential = uuid(decide(ANNE, first, "approved"), "credential");
    var correction = completion.deepCopy();
    correction.withObject("/result").put("score", "9.0");
    var path = "/v1/credentials/" + credential + "/replacement";
    String id =
        post(SYSTEM, path, correction.toString()).statusCode(202).extract().path("approval");
    post(SYSTEM, path, correction.toString()).statusCode(202).body("approval", is(id));
    correction.withObject("/result").put("score", "10.0");
    post(SYSTEM, path, correction.toString()).statusCode(409);
    get(SYSTEM, "/v1/credentials/" + credential).body("status", is("active"));

    var successor = uuid(decide(BOB, id, "approved").statusCode(200), "credential");
    get(SYSTEM, "/v1/credentials/" + credential)
        .body("status", is("replaced"))
        .body("replacedBy", endsWith(successor));
    get(SYSTEM, "/v1/credentials/" + successor)
        .body("credential.credentialSubject.result[0].value", is("9.0"));
    get(SYSTEM, "/v1/approvals/" + id).body("replaces", endsWith(credential));
  }

  @Test
  void a_correction_of_what_was_revoked_meanwhile_is_refused() {
    var credential = uuid(decide(ANNE, waiting(completion), "approved"), "credential");
    var correction = completion.deepCopy();
    correction.withObject("/result").put("score", "9.0");
    var path = "/v1/credentials/" + credential;
    String id =
        post(SYSTEM, path + "/replacement", correction.toString())
            .statusCode(202)
            .extract()
            .path("approval");
    post(SYSTEM, path + "/revocation", "{\"reason\": \"fraud\"}").statusCode(200);
    decide(BOB, id, "approved").statusCode(409);
    get(SYSTEM, path).body("status", is("revoked"));
    decide(BOB, id, "rejected").statusCode(200);
  }
}
