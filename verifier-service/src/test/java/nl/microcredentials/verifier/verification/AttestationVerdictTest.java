package nl.microcredentials.verifier.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.ISSUER_SUSPENDED;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.REVOKED;
import static nl.microcredentials.core.problem.ProblemType.SCHEMA_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.TRUST_LIST_INVALID;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialType;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.World;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SD-JWT VC, draft 25: an attestation of the European wallet. Its proof and its status have tests
 * of their own.
 */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttestationVerdictTest extends VerifyingAttestations {

  @Test
  void one_in_order_is_valid() {
    var verdict = verdict(signed());
    assertThat(verdict.getString("outcome")).as(verdict.prettify()).isEqualTo("VALID");
    assertPassed(verdict);
    assertThat(verdict.getString("credential.title")).isEqualTo("Data analysis");
    assertThat(verdict.getString("credential.level")).isEqualTo("eqf_6");
    assertThat(verdict.getString("credential.studyLoad.studyLoadUnit")).isEqualTo("ects");
    assertThat(verdict.getString("credential.issuer.id")).isEqualTo(world.institution.did);
    assertThat(verdict.getMap("logCheckpoint")).isNotEmpty();
    assertThat(verdict.prettify()).doesNotContain("Lovelace");
  }

  @Test
  void an_issuer_is_the_same_by_its_DID() {
    claims.put("iss", world.institution.did);
    assertThat(verdict(signed()).getString("outcome")).isEqualTo("VALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hogeschool.example/",
        "https://hogeschool.example:443",
        "https://hogeschool.example/a",
        "https://HOGESCHOOL.example",
        "https://other.example",
        "https://diploma-mill.example"
      })
  void another_URL_is_another_issuer(String url) {
    claims.put("iss", url);
    assertUnproven(attesting.sign(world.institution, claims), UNTRUSTED_ISSUER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/vc", "application/json"})
  void the_media_type_does_not_matter(String mediaType) {
    var response = send(mediaType, signed().toString().getBytes(UTF_8));
    assertPassed(response.jsonPath());
  }

  @Test
  void whoever_is_not_accredited_makes_us_ask_nobody() {
    claims.put("iss", world.stranger.did);
    var list = world.requestsTo(attesting.list);
    var record = world.requestsTo(World.recordPath(openBadge));
    var verdict = verdict(attesting.sign(world.stranger, claims));
    assertFound(verdict, "INVALID", "proof", "failed", UNTRUSTED_ISSUER);
    assertFound(verdict, "INVALID", "issuer", "failed", UNTRUSTED_ISSUER);
    assertFound(verdict, "INVALID", "status", "not-made", UNTRUSTED_ISSUER);
    assertThat(world.requestsTo(attesting.list)).isEqualTo(list);
    assertThat(world.requestsTo(World.recordPath(openBadge))).isEqualTo(record);
  }

  @Test
  void whoever_was_not_accredited_any_more_makes_us_ask_nobody() {
    claims.put("iss", world.former.did);
    claims.put("issuanceDate", world.now.toString().substring(0, 10));
    var before = world.requestsTo(attesting.list);
    var verdict = verdict(attesting.sign(world.former, claims));
    assertFound(verdict, "INVALID", "issuer", "failed", ISSUER_SUSPENDED);
    assertThat(world.requestsTo(attesting.list)).isEqualTo(before);
  }

  @Test
  void on_the_day_on_which_an_accreditation_ends_nobody_can_say() {
    claims.put("iss", world.former.did);
    claims.put("issuanceDate", world.now.minus(Duration.ofDays(1)).toString().substring(0, 10));
    var verdict = verdict(attesting.sign(world.former, claims));
    assertFound(verdict, "INDETERMINATE", "issuer", "not-made", ISSUER_SUSPENDED);
  }

  @Test
  void without_a_trust_list_nobody_can_say() {
    world.answers.put("/trust-list", World.Answer.text(200, "application/jwt", "x"));
    clock.advance(Duration.ofDays(30)); // past the end of the one that is known
    world.now = clock.instant();
    var verdict = verdict(signed());
    assertFound(verdict, "INDETERMINATE", "proof", "not-made", TRUST_LIST_INVALID);
    assertFound(verdict, "INDETERMINATE", "schema", "not-made", TRUST_LIST_INVALID);
  }

  @Test
  void one_that_has_expired_is_genuine_nevertheless() {
    claims.put("exp", world.now.minus(Duration.ofHours(1)).getEpochSecond());
    var verdict = verdict(signed());
    assertFound(verdict, "INVALID", "validity", "failed", OUTSIDE_VALIDITY_PERIOD);
    assertPassed(verdict, CheckName.VALIDITY);
  }

  @Test
  void one_that_is_not_valid_yet_is_invalid() {
    claims.put("nbf", world.now.plus(Duration.ofHours(1)).getEpochSecond());
    assertFound(verdict(signed()), "INVALID", "validity", "failed", OUTSIDE_VALIDITY_PERIOD);
  }

  @Test
  void what_is_withheld_leaves_doubt() {
    var shown =
        signed().disclosable().stream()
            .filter(path -> !path.toString().contains("qualityAssurance"))
            .toList();
    var verdict = verdict(signed().disclosing(shown));
    assertFound(
        verdict, "INDETERMINATE", "standard-elements", "not-made", MISSING_STANDARD_ELEMENT);
    assertPassed(verdict, CheckName.STANDARD_ELEMENTS);
  }

  @Test
  void what_is_missing_is_missing() {
    var open = claims.deepCopy();
    open.remove("qualityAssurance");
    var header = Institution.json("{'typ':'dc+sd-jwt'}").put("kid", world.institution.keyId);
    var verdict = verdict(world.institution.signAsJws(header, open) + "~");
    assertFound(verdict, "INVALID", "standard-elements", "failed", MISSING_STANDARD_ELEMENT);
    assertFound(verdict, "INVALID", "schema", "failed", MALFORMED_VALUE_ERROR); // nothing hidden
  }

  @Test
  void who_shows_nothing_shows_not_when_it_was_awarded() {
    var before = world.requestsTo(attesting.list);
    var verdict = verdict(signed().disclosing(List.of()));
    assertFound(verdict, "INDETERMINATE", "issuer", "not-made", MISSING_STANDARD_ELEMENT);
    assertThat(world.requestsTo(attesting.list)).isEqualTo(before);
  }

  @Test
  void type_metadata_of_another_digest_are_other_rules() {
    claims.put("vct#integrity", "sha256-" + "A".repeat(43) + "=");
    assertFound(verdict(signed()), "INVALID", "schema", "failed", MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_claim_of_another_form_breaks_the_rules() {
    claims.put("level", 6).put("title", 1);
    var verdict = verdict(signed());
    assertFound(verdict, "INVALID", "schema", "failed", MALFORMED_VALUE_ERROR);
    assertThat(verdict.getString("credential.title")).isNull();
  }

  @Test
  void nobody_can_say_what_another_type_demands() {
    claims.put("vct", MicrocredentialType.VCT + "0").remove("vct#integrity");
    var verdict = verdict(signed());
    assertFound(verdict, "INDETERMINATE", "schema", "not-made", SCHEMA_NOT_ALLOWED);
    assertFound(verdict, "INDETERMINATE", "standard-elements", "not-made", SCHEMA_NOT_ALLOWED);
    assertThat(verdict.getMap("credential")).isNull();
  }

  @Test
  void what_the_registry_knows_as_replaced_is_revoked() {
    var attestation = signed();
    world.state(
        world.institution,
        World.idOf(openBadge),
        new Change.Replaced(UUID.randomUUID(), world.now),
        world.now);
    assertFound(verdict(attestation), "INVALID", "status", "failed", REVOKED);
  }

  @Test
  void people_are_told_in_their_language() {
    claims.remove("registration");
    var message =
        request(SdJwtVc.MEDIA_TYPE)
            .header("Accept-Language", "nl")
            .body(signed().toString().getBytes(UTF_8))
            .post("/v1/verifications")
            .jsonPath()
            .getString("checks.find { it.name == 'registration' }.message");
    assertThat(message).startsWith("Het bewijs vermeldt niet hoe");
  }
}
