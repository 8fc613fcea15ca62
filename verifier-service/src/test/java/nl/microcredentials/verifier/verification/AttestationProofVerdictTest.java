package nl.microcredentials.verifier.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_TYPE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims;
import nl.microcredentials.core.sdjwt.vc.RegistrationClaim;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.verifier.world.Institution;
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
  void a_disclosure_of_another_award_is_refused() {
    var other = attesting.sign(world.institution, attesting.claims(world.unsigned())).toString();
    for (var disclosure : other.substring(other.indexOf('~') + 1).split("~")) {
      assertUnproven(signed() + disclosure + "~", PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void a_disclosure_of_another_value_is_refused() {
    var parts = signed().toString().split("~");
    for (var i = 1; i < parts.length; i++) {
      var changed = parts.clone();
      var contents = (ArrayNode) StrictJson.parse(Base64Url.decode(parts[i]));
      contents.set(2, "another value");
      changed[i] = Base64Url.encode(StrictJson.write(contents));
      assertUnproven(String.join("~", changed) + "~", PROOF_VERIFICATION_ERROR);
    }
  }

  @Test
  void what_a_verifier_needs_is_not_for_the_holder_to_hide() {
    for (var name : List.of("status", "cnf", "exp", "vct#integrity")) {
      assertUnproven(hiding(name), MALFORMED_VALUE_ERROR);
    }
  }

  @Test
  void whose_status_is_hidden_is_never_valid() {
    var token = hiding("status");
    var shown = new ArrayList<>(token.disclosable());
    shown.remove(ClaimPath.of("status"));
    assertFound(
        verdict(token.disclosing(shown)),
        "INDETERMINATE",
        "status",
        "not-made",
        STATUS_TYPE_UNKNOWN);
  }

  /** As no issuer of ours signs it. */
  private SdJwt hiding(String name) {
    var paths = new ArrayList<>(MicrocredentialClaims.disclosable(claims));
    paths.add(ClaimPath.of(name));
    var concealed = new Concealer(new SecureRandom()).conceal(claims, paths);
    var registration = RegistrationClaim.read(claims).orElseThrow();
    if (!world.hasRecordOf(openBadge)) {
      var commitment = registration.commitmentTo(concealed.signedBytes());
      world.register(world.institution, openBadge, world.now, commitment);
    }
    var header = Institution.json("{'typ': 'dc+sd-jwt'}").put("kid", world.institution.keyId);
    return SdJwt.sign(header, concealed, world.institution.signer());
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
    assertPassed(verdict(bound, "domain", "https://employer.example", "challenge", "n-1"));
    assertPassed(verdict(bound));
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
