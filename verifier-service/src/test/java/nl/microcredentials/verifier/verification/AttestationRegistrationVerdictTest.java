package nl.microcredentials.verifier.verification;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;
import static nl.microcredentials.core.problem.ProblemType.NOT_REGISTERED;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_NOT_COMPARABLE;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_PENDING;
import static nl.microcredentials.core.problem.ProblemType.REGISTRY_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.REVOKED;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.world.World;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the registry holds this very attestation (ADR 13). */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttestationRegistrationVerdictTest extends VerifyingAttestations {

  private ObjectNode registration() {
    return claims.withObject("/registration");
  }

  private void assertMismatch(Object attestation) {
    assertFailed(attestation, REGISTRATION_MISMATCH);
  }

  private void assertFailed(Object attestation, ProblemType type) {
    assertFound(verdict(attestation), "INVALID", "registration", "failed", type);
  }

  private void assertDoubt(Object attestation, ProblemType type) {
    assertFound(verdict(attestation), "INDETERMINATE", "registration", "not-made", type);
  }

  @Test
  void the_registration_of_another_award_in_this_one_is_refused() {
    signed();
    var other = attesting.claims(world.unsigned());
    other.set("registration", registration());
    var verdict = verdict(attesting.sign(world.institution, other));
    assertFound(verdict, "INVALID", "registration", "failed", REGISTRATION_MISMATCH);
    assertFound(verdict, "INVALID", "schema", "failed", MALFORMED_VALUE_ERROR);
  }

  @Test
  void what_another_award_says_with_the_salt_of_this_one_is_refused() {
    signed();
    var other = attesting.claims(world.unsigned());
    other.set("registration", registration());
    other.set("identifier", claims.get("identifier"));
    other.put("title", "Medicine");
    assertMismatch(attesting.sign(world.institution, other));
  }

  @Test
  void the_same_claims_hidden_once_more_are_not_the_registered_ones() {
    signed();
    var paths = MicrocredentialClaims.disclosable(claims);
    var again = SdJwtVc.conceal(claims, paths, new Concealer(new SecureRandom()));
    assertMismatch(SdJwtVc.sign(again, world.institution.keyId, world.institution.signer()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "grade", "iat", "exp", "cnf"})
  void whatever_is_changed_is_not_what_was_registered(String name) {
    signed();
    switch (name) {
      case "iat", "exp" -> claims.put(name, claims.get(name).asLong() - 1);
      case "cnf" -> claims.remove(name);
      default -> claims.put(name, "10");
    }
    assertMismatch(attesting.sign(world.institution, claims));
  }

  @Test
  void another_salt_is_refused() {
    signed();
    registration().put("salt", Multibase.base64Url(new byte[32]));
    assertMismatch(attesting.sign(world.institution, claims));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "uAAAA", "zAAAA", "x"})
  void a_salt_that_is_none_is_refused_and_malformed(String salt) {
    signed();
    registration().put("salt", salt);
    assertMalformed();
  }

  @Test
  void a_registration_without_a_salt_is_refused_and_malformed() {
    signed();
    registration().remove("salt");
    assertMalformed();
  }

  private void assertMalformed() {
    var verdict = verdict(attesting.sign(world.institution, claims));
    assertFound(verdict, "INVALID", "registration", "failed", REGISTRATION_MISMATCH);
    assertFound(verdict, "INVALID", "schema", "failed", MALFORMED_VALUE_ERROR);
  }

  @Test
  void another_log_is_not_the_national_one() {
    registration().put("log", "other.example/log");
    assertMismatch(signed());
  }

  @Test
  void an_award_that_was_registered_without_this_form_is_refused() {
    world.register(world.institution, openBadge, world.now);
    assertMismatch(signed());
  }

  @Test
  void the_number_of_another_issuers_award_is_refused() {
    world.register(world.former, openBadge, world.now.minus(Duration.ofDays(2)));
    assertMismatch(signed());
  }

  @Test
  void one_that_was_registered_after_the_accreditation_had_ended_is_refused() {
    openBadge = world.former.sign(openBadge.deepCopy().put("issuer", world.former.did), world.now);
    claims.put("iss", world.former.did);
    claims.put("issuanceDate", world.now.minus(Duration.ofDays(3)).toString().substring(0, 10));
    assertFailed(attesting.register(world.former, openBadge, claims), UNTRUSTED_ISSUER);
  }

  @Test
  void an_award_that_is_not_registered_is_pending_and_then_refused() {
    assertDoubt(attesting.sign(world.institution, claims), REGISTRATION_PENDING);
    claims.put("iat", world.now.minus(Duration.ofDays(2)).getEpochSecond());
    assertFailed(attesting.sign(world.institution, claims), NOT_REGISTERED);
  }

  @Test
  void a_registry_that_is_away_leaves_doubt() {
    var attestation = signed();
    world.answers.put(World.recordPath(openBadge), World.Answer.text(503, "text/plain", "away"));
    assertDoubt(attestation, REGISTRY_UNAVAILABLE);
  }

  @Test
  void one_that_does_not_say_how_it_is_registered_cannot_be_compared() {
    claims.remove("registration");
    assertDoubt(signed(), REGISTRATION_NOT_COMPARABLE);
    var anonymous = signed().disclosing("title", "issuanceDate");
    assertDoubt(anonymous, REGISTRATION_NOT_COMPARABLE);
  }

  @Test
  void who_could_leave_out_how_it_is_registered_is_refused() {
    var paths = new ArrayList<>(MicrocredentialClaims.disclosable(claims));
    paths.add(ClaimPath.of("registration"));
    var hidden = SdJwtVc.conceal(claims, paths, new Concealer(new SecureRandom()));
    var token = SdJwtVc.sign(hidden, world.institution.keyId, world.institution.signer());
    assertFound(verdict(token), "INVALID", "schema", "failed", MALFORMED_VALUE_ERROR);
  }

  @Test
  void what_not_all_have_can_be_withheld_from_a_valid_one() {
    var shown = new ArrayList<>(signed().disclosable());
    assertThat(shown).contains(ClaimPath.of("level"));
    shown.remove(ClaimPath.of("level"));
    var verdict = verdict(signed().disclosing(shown));
    assertThat(verdict.getString("outcome")).as(verdict.prettify()).isEqualTo("VALID");
    assertThat(verdict.getString("credential.level")).isNull();
  }

  @Test
  void however_little_is_shown_it_is_the_registered_one() {
    var verdict = verdict(signed().disclosing("title", "issuanceDate"));
    assertFound(
        verdict, "INDETERMINATE", "standard-elements", "not-made", MISSING_STANDARD_ELEMENT);
    assertPassed(verdict, CheckName.STANDARD_ELEMENTS);
  }

  @Test
  void however_little_is_shown_its_revocation_is_known() {
    var attestation = signed().disclosing("title", "issuanceDate");
    world.state(
        world.institution,
        World.idOf(openBadge),
        new Change.Revoked(Change.Reason.FRAUD, world.now),
        world.now);
    assertFound(verdict(attestation), "INVALID", "status", "failed", REVOKED);
  }

  @Test
  void the_Open_Badge_of_the_same_award_has_the_same_record() {
    var attestation = signed();
    assertValid(openBadge);
    assertThat(verdict(attestation).getString("outcome")).isEqualTo("VALID");
    assertThat(world.requestsTo(World.recordPath(openBadge))).isEqualTo(2);
  }

  @Test
  void nothing_else_is_disclosed_of_one_of_which_nothing_is_shown() {
    var verdict = verdict(signed().disclosing(List.of()));
    assertFound(verdict, "INDETERMINATE", "issuer", "not-made", MISSING_STANDARD_ELEMENT);
    assertFound(verdict, "INDETERMINATE", "registration", "not-made", MISSING_STANDARD_ELEMENT);
  }
}
