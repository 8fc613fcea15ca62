package nl.microcredentials.verifier.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** SD-JWT VC, draft 25, 2.4: Verification and Processing; RFC 9901, 7.3, of key bindings. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttestationProofVerdictTest extends VerifyingAttestations {

  @Test
  void a_changed_one_is_unproven_and_asks_nobody() {
    var text = signed().toString();
    var other = attesting.sign(world.institution, claims.deepCopy().put("exp", 1)).toString();
    var payload = other.split("\\.")[1];
    var changed = text.replace(text.split("\\.")[1], payload);
    var before = world.requestsTo(attesting.list);
    assertUnproven(changed, CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(world.requestsTo(attesting.list)).isEqualTo(before);
  }

  @Test
  void a_disclosure_that_nothing_refers_to_is_refused() {
    var other = attesting.sign(world.institution, claims).toString();
    var disclosure = other.split("~")[1];
    assertUnproven(signed() + disclosure + "~", PROOF_VERIFICATION_ERROR);
  }

  @Test
  void a_disclosure_twice_is_refused() {
    var text = signed().toString();
    assertUnproven(text + text.split("~")[1] + "~", PROOF_VERIFICATION_ERROR);
  }

  @Test
  void somebody_else_cannot_sign_for_an_institution() {
    assertUnproven(attesting.sign(world.stranger, claims), INVALID_VERIFICATION_METHOD);
    assertUnproven(attesting.sign(world.former, claims), INVALID_VERIFICATION_METHOD);
  }

  @Test
  void the_holder_answers_the_question_of_whoever_asks() {
    var bound = attesting.bound(signed(), "https://employer.example", "n-1");
    assertPassed(
        verdict(bound, "domain", "https://employer.example", "challenge", "n-1"),
        CheckName.REGISTRATION);
    assertPassed(verdict(bound), CheckName.REGISTRATION);
    assertUnproven(
        bound, INVALID_CHALLENGE_ERROR, "domain", "https://employer.example", "challenge", "n-2");
    assertUnproven(
        bound, INVALID_DOMAIN_ERROR, "domain", "https://other.example", "challenge", "n-1");
    assertUnproven(
        signed(), PROOF_VERIFICATION_ERROR, "domain", "https://x.example", "challenge", "n-1");
  }

  @Test
  void nobody_asks_for_half_an_answer() {
    for (var one : Map.of("domain", "https://x.example", "challenge", "n-1").entrySet()) {
      var response =
          request(SdJwtVc.MEDIA_TYPE)
              .queryParam(one.getKey(), one.getValue())
              .body(signed().toString().getBytes(UTF_8))
              .post("/v1/verifications");
      assertThat(response.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void one_that_does_not_say_when_it_was_signed_is_unproven() {
    claims.remove("iat");
    assertUnproven(signed(), PROOF_VERIFICATION_ERROR);
  }

  @Test
  void a_key_that_was_not_the_issuers_at_that_time_proves_nothing() {
    claims.put("iat", world.now.minus(Duration.ofDays(2000)).getEpochSecond());
    assertUnproven(signed(), INVALID_VERIFICATION_METHOD);
  }
}
