package nl.microcredentials.issuer.approvals;

import static nl.microcredentials.issuer.Tokens.WITH_FOUR_EYES;
import static nl.microcredentials.issuer.approvals.FourEyes.ANNE;
import static nl.microcredentials.issuer.approvals.FourEyes.SYSTEM;
import static nl.microcredentials.issuer.approvals.FourEyes.audited;
import static nl.microcredentials.issuer.approvals.FourEyes.decide;
import static nl.microcredentials.issuer.approvals.FourEyes.get;
import static nl.microcredentials.issuer.approvals.FourEyes.post;
import static nl.microcredentials.issuer.approvals.FourEyes.report;
import static nl.microcredentials.issuer.approvals.FourEyes.uuid;
import static nl.microcredentials.issuer.approvals.FourEyes.waiting;
import static nl.microcredentials.issuer.erasure.ErasureRequests.erase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Completions that wait, or waited, when their learner is erased. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasedApprovalTest {

  private final ObjectNode completion = Completions.fresh();

  @BeforeEach
  void publish() {
    Completions.publishAchievement(Completions.ACHIEVEMENT, WITH_FOUR_EYES);
  }

  @Test
  void what_waits_is_rejected_and_cannot_be_approved_or_read() throws SQLException {
    var id = waiting(completion);
    erase(WITH_FOUR_EYES, completion);
    get(SYSTEM, "/v1/approvals/" + id)
        .statusCode(200)
        .body("state", is("rejected"))
        .body("decidedBy", is("client-of-academie-van-vier.example"))
        .body("reason", nullValue());
    decide(ANNE, id, "approved").statusCode(409);
    decide(ANNE, id, "rejected").statusCode(200);
    get(ANNE, "/v1/approvals/" + id + "/completion")
        .statusCode(410)
        .body("type", is("urn:microcredential:problem:erased"));
    assertThat(audited(id))
        .containsExactly(
            "completion-submitted by sis",
            "completion-rejected by client-of-academie-van-vier.example");
  }

  @Test
  void what_was_approved_stays_approved_without_its_reason() {
    var id = waiting(completion);
    var decided =
        post(
                ANNE,
                "/v1/approvals/" + id + "/decision",
                "{\"decision\": \"approved\", \"reason\": \"about a person\"}")
            .statusCode(200);
    var credential = uuid(decided, "credential");
    erase(WITH_FOUR_EYES, completion);
    get(SYSTEM, "/v1/approvals/" + id)
        .statusCode(200)
        .body("state", is("approved"))
        .body("reason", nullValue());
    get(ANNE, "/v1/approvals/" + id + "/completion").statusCode(410);
    decide(ANNE, id, "approved").statusCode(200);
    get(SYSTEM, "/v1/credentials/" + credential).statusCode(200).body("erased", is(true));
    report(completion).statusCode(410);
    post(SYSTEM, "/v1/credentials/" + credential + "/replacement", completion.toString())
        .statusCode(410);
  }

  @Test
  void a_correction_that_waits_is_rejected_too() {
    var id = waiting(completion);
    var credential = uuid(decide(ANNE, id, "approved").statusCode(200), "credential");
    var correction = completion.deepCopy();
    correction.withObject("/result").put("score", "9.0");
    String waiting =
        post(SYSTEM, "/v1/credentials/" + credential + "/replacement", correction.toString())
            .statusCode(202)
            .extract()
            .path("approval");
    erase(WITH_FOUR_EYES, completion);
    get(SYSTEM, "/v1/approvals/" + waiting).body("state", is("rejected"));
    get(SYSTEM, "/v1/credentials/" + credential).body("status", is("active"));
  }
}
