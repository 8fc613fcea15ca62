package nl.microcredentials.verifier.verification;

import static nl.microcredentials.core.problem.ProblemType.ISSUER_SUSPENDED;
import static nl.microcredentials.core.problem.ProblemType.LOG_CHECKPOINT_INVALID;
import static nl.microcredentials.core.problem.ProblemType.LOG_PROOF_INVALID;
import static nl.microcredentials.core.problem.ProblemType.NOT_REGISTERED;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_PENDING;
import static nl.microcredentials.core.problem.ProblemType.REGISTRY_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.REVOKED;
import static nl.microcredentials.core.problem.ProblemType.TRUST_LIST_INVALID;
import static nl.microcredentials.core.problem.ProblemType.TRUST_LIST_ROLLBACK;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.log.NoteSigner;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.World;
import nl.microcredentials.verifier.world.World.Answer;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the registry shows, and what it cannot make anybody believe. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistrationVerdictTest extends Verifying {

  @Test
  void a_new_credential_may_come_before_its_record_an_old_one_may_not() {
    var fresh = world.institution.sign(world.unsigned(), world.now);
    assertIndeterminate(fresh, "registration", REGISTRATION_PENDING);
    var old = world.institution.sign(world.unsigned(), world.now.minus(Duration.ofHours(25)));
    assertInvalid(old, "registration", NOT_REGISTERED);
  }

  @Test
  void a_registry_that_is_away_leaves_doubt() {
    var credential = world.registeredCredential();
    for (var answer :
        new Answer[] {
          Answer.text(500, "text/plain", "x"),
          Answer.text(200, "text/html", "<html>"),
          Answer.text(302, "text/plain", "")
        }) {
      world.answers.put(World.recordPath(credential), answer);
      assertIndeterminate(credential, "registration", REGISTRY_UNAVAILABLE);
      assertIndeterminate(credential, "status", REGISTRY_UNAVAILABLE);
    }
  }

  @Test
  void a_credential_of_another_log_or_with_another_salt_is_not_the_registered_one() {
    var other = world.unsigned();
    other.withObject("/registration").put("log", "other.example/log");
    assertInvalid(world.institution.sign(other, world.now), "registration", REGISTRATION_MISMATCH);

    var credential = world.registeredCredential();
    var resalted = credential.deepCopy();
    resalted.withObject("/registration").put("salt", Multibase.base64Url(new byte[32]));
    assertInvalid(
        world.institution.sign(resalted, world.now), "registration", REGISTRATION_MISMATCH);

    var changed = credential.deepCopy().put("name", "Medicine");
    assertInvalid(
        world.institution.sign(changed, world.now), "registration", REGISTRATION_MISMATCH);
  }

  @Test
  void every_edition_of_a_renewed_credential_is_the_registered_one() {
    var credential = registeredAnHourAgo();
    var renewed = renewed(credential);
    renew(credential, renewed);
    assertValid(renewed);
    assertValid(credential);

    var changed = renewed.deepCopy().put("name", "Medicine");
    var late = world.institution.sign(changed, world.now.minus(Duration.ofHours(25)));
    assertInvalid(late, "registration", REGISTRATION_MISMATCH);
    revoke(credential);
    assertInvalid(renewed, "status", REVOKED);
    assertInvalid(credential, "status", REVOKED);
  }

  @Test
  void a_new_edition_may_come_before_its_statement_an_old_one_may_not() {
    var credential = registeredAnHourAgo();
    var renewed = renewed(credential);
    assertIndeterminate(renewed, "registration", REGISTRATION_PENDING);
    var old = world.institution.sign(renewed, world.now.minus(Duration.ofHours(25)));
    assertInvalid(old, "registration", REGISTRATION_MISMATCH);
  }

  private ObjectNode registeredAnHourAgo() {
    var credential = world.institution.sign(world.unsigned(), world.now);
    world.register(world.institution, credential, world.now.minus(Duration.ofHours(1)));
    return credential;
  }

  /** The same facts under the same id, later. */
  private ObjectNode renewed(ObjectNode credential) {
    var edition = credential.deepCopy();
    edition.put("validFrom", Institution.seconds(world.now));
    edition.withObject("/registration").put("salt", Multibase.base64Url(new byte[32]));
    return world.institution.sign(edition, world.now);
  }

  private void renew(ObjectNode credential, ObjectNode edition) {
    var unsecured = edition.deepCopy();
    unsecured.remove("proof");
    var commitment = Commitment.of(new byte[32], Cryptosuites.documentHash(unsecured));
    var change = new Change.Renewed(List.of(commitment), world.now);
    world.state(world.institution, World.idOf(credential), change, world.now);
  }

  private void revoke(ObjectNode credential) {
    var change = new Change.Revoked(Change.Reason.FRAUD, world.now);
    world.state(world.institution, World.idOf(credential), change, world.now);
  }

  @Test
  void a_record_of_another_issuer_is_not_the_issuers() {
    var credential = world.institution.sign(world.unsigned(), world.now);
    world.register(world.former, credential, world.now);
    assertInvalid(credential, "registration", REGISTRATION_MISMATCH);
  }

  @Test
  void a_checkpoint_that_the_log_did_not_sign_shows_nothing() {
    var credential = world.registeredCredential();
    var keys = Ed25519.generate(new SecureRandom());
    var impostor =
        new NoteSigner(
            new NoteVerifier(World.ORIGIN, keys.getPublic()), Ed25519.signer(keys.getPrivate()));
    answer(credential, world.logSize(), impostor);
    assertInvalid(credential, "registration", LOG_CHECKPOINT_INVALID);
    var other = new NoteVerifier("other.example/log", world.log().key());
    answer(credential, world.logSize(), new NoteSigner(other, world.logSigner().signer()));
    assertInvalid(credential, "registration", LOG_CHECKPOINT_INVALID);
  }

  @Test
  void a_damaged_proof_shows_nothing() {
    var credential = world.registeredCredential();
    world.registeredCredential();
    var good = world.record(World.idOf(credential), world.logSize(), world.logSigner()).toJson();
    assertProof(credential, good, "index ", "index 1", LOG_PROOF_INVALID);
    assertProof(credential, good, "tlog-proof@v1", "tlog-proof@v2", LOG_PROOF_INVALID);
    assertProof(credential, good, "\n\n", "\nAAAA\n\n", LOG_PROOF_INVALID);
    assertProof(credential, good, "\u2014 ", "- ", LOG_CHECKPOINT_INVALID);
    assertProof(
        credential, good, World.ORIGIN + "\n", World.ORIGIN + "\n0", LOG_CHECKPOINT_INVALID);
  }

  @Test
  void a_log_that_becomes_shorter_or_has_two_roots_leaves_doubt() {
    var credential = world.registeredCredential();
    var size = world.logSize();
    world.registeredCredential();
    assertValid(world.registeredCredential());
    answer(credential, size, world.logSigner());
    assertIndeterminate(credential, "registration", LOG_CHECKPOINT_INVALID);
  }

  @Test
  void accreditation_counts_when_it_was_awarded_and_when_it_was_registered() {
    var late = world.former.credential(World.ORIGIN, world.url() + World.LIST, 1, world.now);
    late.put("awardedDate", Institution.seconds(world.now.minus(Duration.ofHours(2))));
    assertInvalid(world.former.sign(late, world.now), "issuer", ISSUER_SUSPENDED);

    var backDated = world.former.credential(World.ORIGIN, world.url() + World.LIST, 1, world.now);
    var signed = world.former.sign(backDated, world.now.minus(Duration.ofDays(2)));
    world.register(world.former, signed, world.now);
    assertInvalid(signed, "registration", UNTRUSTED_ISSUER);
  }

  @Test
  void a_trust_list_that_is_not_the_newest_good_one_leaves_doubt_until_it_is_again() {
    var credential = world.registeredCredential();
    world.trustListVersion++;
    assertValid(credential);
    world.trustListVersion--;
    assertIndeterminate(credential, "proof", TRUST_LIST_ROLLBACK);
    world.trustListVersion++;
    clock.advance(Duration.ofMinutes(1));
    assertValid(credential);
    world.answers.put("/trust-list", Answer.text(200, "application/jwt", "e30.e30.AAAA"));
    assertIndeterminate(credential, "issuer", TRUST_LIST_INVALID);
    world.answers.clear();
    clock.advance(Duration.ofMinutes(1));
    assertValid(credential);
  }

  @Test
  void a_trust_list_outlives_the_absence_of_the_registry_until_it_expires() {
    var credential = world.registeredCredential();
    assertValid(credential);
    world.answers.put("/trust-list", Answer.text(503, "text/plain", ""));
    assertValid(credential);
    clock.advance(Duration.ofMinutes(61));
    assertIndeterminate(credential, "proof", TRUST_LIST_INVALID);
  }

  @Test
  void an_answer_about_another_credential_is_no_answer() {
    var credential = world.institution.sign(world.unsigned(), world.now);
    var other = world.registeredCredential();
    var record = world.record(World.idOf(other), world.logSize(), world.logSigner()).toJson();
    world.answers.put(World.recordPath(credential), Answer.json(record));
    assertInvalid(credential, "registration", LOG_PROOF_INVALID);
    var renamed = record.put("record", "urn:uuid:" + UUID.randomUUID());
    world.answers.put(World.recordPath(credential), Answer.json(renamed));
    assertInvalid(credential, "registration", LOG_PROOF_INVALID);
  }

  private void answer(ObjectNode credential, int size, NoteSigner signer) {
    var record = world.record(World.idOf(credential), size, signer).toJson();
    world.answers.put(World.recordPath(credential), Answer.json(record));
  }

  private void assertProof(
      ObjectNode credential, ObjectNode record, String part, String other, ProblemType type) {
    var changed = record.deepCopy();
    var receipt = (ObjectNode) ((ArrayNode) changed.get("entries")).get(0);
    receipt.put("tlogProof", receipt.get("tlogProof").asText().replaceFirst(part, other));
    world.answers.put(World.recordPath(credential), Answer.json(changed));
    assertInvalid(credential, "registration", type);
  }
}
