package nl.microcredentials.issuer.issuance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.issuance.Award.State;
import nl.microcredentials.issuer.learners.LearnerErased;
import nl.microcredentials.issuer.learners.Learners;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.signing.AttestationSigner;
import nl.microcredentials.issuer.signing.CredentialSigner;

/**
 * Issues credentials, in the steps of {@code docs/issuance-cycle.md}: gate, intent, signature,
 * verification, storage together with the statement to the registry, release.
 *
 * <p>The intent is committed before anything is signed. Whoever dies after that, the service, its
 * database or the caller: the intent is found again, and carrying it out again gives the same
 * content, to which the registry is committed.
 */
@ApplicationScoped
public class CredentialIssuer {

  private final Intents intents;
  private final KnownAwards knownAwards;
  private final Succession succession;
  private final Awards awards;
  private final Learners learners;
  private final Institutions institutions;
  private final CredentialSigner signer;
  private final AttestationSigner attestationSigner;
  private final Outbox outbox;
  private final Event<CredentialEvent> events;
  private final Transactions transactions;
  private final Clock clock;

  CredentialIssuer(
      Intents intents,
      KnownAwards knownAwards,
      Succession succession,
      Awards awards,
      Learners learners,
      Institutions institutions,
      CredentialSigner signer,
      AttestationSigner attestationSigner,
      Outbox outbox,
      Event<CredentialEvent> events,
      Transactions transactions,
      Clock clock) {
    this.intents = intents;
    this.knownAwards = knownAwards;
    this.succession = succession;
    this.awards = awards;
    this.learners = learners;
    this.institutions = institutions;
    this.signer = signer;
    this.attestationSigner = attestationSigner;
    this.outbox = outbox;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A credential, and whether this call is what led to it. */
  public record Issued(IssuedCredential credential, boolean created) {}

  /**
   * Issues a credential for {@code completion}, or returns the one that was issued for it.
   *
   * @param requestedBy client that asks, for the history
   * @throws CompletionRefused naming every rule that is broken; nothing is stored then
   * @throws nl.microcredentials.core.keys.SigningUnavailable if the institution has no key that may
   *     sign, when nothing is stored either, or if that key does not sign
   */
  public Issued issue(
      Institution institution,
      Completion completion,
      Optional<String> idempotencyKey,
      String requestedBy) {
    var intent =
        transactions.run(() -> {
          institution.signingKey(); // without one, intents would only pile up
          return intents.intend(institution, completion, idempotencyKey, requestedBy);
        });
    return new Issued(
        intent
            .unsecured()
            .map(unsecured -> carryOut(unsecured, institution, requestedBy))
            .orElseGet(() -> redeem(intent.award(), requestedBy)),
        intent.created());
  }

  /**
   * As {@link #issue}, as far as the intent, in the transaction of the caller. After that
   * transaction call {@link #redeem}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID intend(Institution institution, Completion completion, String requestedBy) {
    return intents.intend(institution, completion, Optional.empty(), requestedBy).award();
  }

  /**
   * The award that {@code completion} led to before, if it did.
   *
   * @throws CompletionRefused if its record was reported for another learner
   * @throws LearnerErased if its learner is
   */
  @Transactional
  public Optional<UUID> known(
      Institution institution, Completion completion, Optional<String> idempotencyKey) {
    return knownAwards.of(institution, completion, idempotencyKey).map(award -> award.id);
  }

  /**
   * Says what {@link #issue} would say, and changes nothing: goes as far as the intent, and takes
   * it back.
   *
   * @throws CompletionRefused as {@link #issue}
   */
  public void rehearse(Institution institution, Completion completion) {
    transactions.rehearse(
        () -> intents.intend(institution, completion, Optional.empty(), "rehearsal"));
  }

  /**
   * Carries out an intent, unless that has been done: signs and verifies every form, stores them
   * and the statement to the registry in one transaction, and returns what is stored.
   *
   * @throws StatusConflict if it was to replace a credential that cannot be replaced any more; the
   *     intent is dropped then
   * @throws LearnerErased if its learner is and it is not issued; the intent is dropped then, too
   */
  public IssuedCredential redeem(UUID id, String requestedBy) {
    var award = transactions.run(() -> awards.findById(id));
    if (award.state == State.ISSUED) {
      return transactions.run(() -> awards.view(awards.findById(id)));
    }
    if (learners.isErased(award.learnerId)) {
      transactions.run(() -> succession.drop(id));
      throw new LearnerErased();
    }
    var institution = institutions.named(award.institution).orElseThrow();
    return carryOut(awards.unsecured(id), institution, requestedBy);
  }

  private IssuedCredential carryOut(
      Unsecured unsecured, Institution institution, String requestedBy) {
    var award = unsecured.award();
    var forms = secure(unsecured, institution);
    var credential = transactions.run(() -> store(institution, award, forms, requestedBy));
    outbox.deliverSoon();
    return credential.orElseThrow(
        () -> new StatusConflict("What was to be replaced does not count any more."));
  }

  /** Stores the credential and says so, or drops the intent if it comes too late. */
  Optional<IssuedCredential> store(
      Institution institution, Award award, Map<SecuredForm, byte[]> forms, String requestedBy) {
    if (!succession.isOpenTo(award)) {
      succession.drop(award.id);
      return Optional.empty();
    }
    succession.makeRoomFor(award);
    if (awards.store(award.id, forms)) {
      var change = award.summary.toChange(institution.sector(), award.awardedAt);
      outbox.add(institution, award.id, change, requestedBy);
      events.fire(
          new CredentialEvent(
              CredentialEvent.Kind.ISSUED,
              institution.name(),
              award.id,
              clock.instant(),
              requestedBy));
      succession.announce(institution, award, requestedBy);
    }
    return Optional.of(awards.view(awards.findById(award.id)));
  }

  /** Every form of an award is signed and verified before any of them is released. */
  Map<SecuredForm, byte[]> secure(Unsecured unsecured, Institution institution) {
    var credential = unsecured.credential();
    var documentHash = unsecured.documentHash().orElseGet(() -> signer.documentHash(credential));
    var created = unsecured.award().intendedAt;
    var forms = new EnumMap<SecuredForm, byte[]>(SecuredForm.class);
    forms.put(
        SecuredForm.OPEN_BADGE,
        StrictJson.write(signer.sign(credential, documentHash, institution, created)));
    forms.put(
        SecuredForm.VC_JWT, signer.signAsJwt(credential, institution, created).getBytes(US_ASCII));
    unsecured
        .attestation()
        .flatMap(attestation -> attestationSigner.sign(attestation, institution, created))
        .ifPresent(
            signed -> forms.put(SecuredForm.SD_JWT_VC, signed.toString().getBytes(US_ASCII)));
    return forms;
  }
}
