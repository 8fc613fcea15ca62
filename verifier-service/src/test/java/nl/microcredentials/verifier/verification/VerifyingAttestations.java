package nl.microcredentials.verifier.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.world.Attesting;
import nl.microcredentials.verifier.world.Verifying;
import org.junit.jupiter.api.BeforeEach;

/** What every test of verdicts on attestations does. */
abstract class VerifyingAttestations extends Verifying {

  protected Attesting attesting;
  protected ObjectNode openBadge;
  protected ObjectNode claims;

  @BeforeEach
  void an_award_in_order() {
    attesting = new Attesting(world);
    openBadge = world.institution.sign(world.unsigned(), world.now);
    claims = attesting.claims(openBadge);
    attesting.publish(
        world.institution, TokenStatusListToken.TYPE, attesting.list(StatusType.VALID, world.now));
  }

  /** Signed and, as it is when this is called first, registered. */
  protected SdJwt signed() {
    return attesting.register(world.institution, openBadge, claims);
  }

  protected static JsonPath verdict(Object attestation, String... query) {
    var request = request(SdJwtVc.MEDIA_TYPE).body(attestation.toString().getBytes(UTF_8));
    for (var i = 0; i < query.length; i += 2) {
      request.queryParam(query[i], query[i + 1]);
    }
    var response = request.post("/v1/verifications");
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  protected static void assertPassed(JsonPath verdict, CheckName... but) {
    var passed = verdict.getList("checks.findAll { it.outcome == 'passed' }.name", String.class);
    var expected =
        Arrays.stream(CheckName.values())
            .filter(name -> !List.of(but).contains(name))
            .map(CheckName::wireName)
            .toList();
    assertThat(passed).as(verdict.prettify()).containsExactlyInAnyOrderElementsOf(expected);
  }

  protected static void assertUnproven(Object attestation, ProblemType type, String... query) {
    var verdict = verdict(attestation, query);
    assertFound(verdict, "INVALID", "proof", "failed", type);
    assertThat(verdict.getMap("credential")).isNull();
  }
}
