package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.issuance.Award.State;
import nl.microcredentials.issuer.learners.LearnerErased;
import nl.microcredentials.issuer.learners.Learners;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.signing.CredentialSigner;

/**
 * Issues credentials anew: the next edition says the same under the same id, with a later {@code
 * validFrom}. All editions share one status, so a renewal can never bring back what was revoked.
 *
 * @see <a
 *     href="https://www.imsglobal.org/spec/ob/v3p0/#credential-equality-and-comparison-algorithm">
 *     Open Badges 3.0, Credential Equality and Comparison Algorithm</a>
 */
@ApplicationScoped
public class CredentialRenewer {

  private final Awards awards;
  private final Editions editions;
  private final Learners learners;
  private final Institutions institutions;
  private final CredentialSigner signer;
  private final Outbox outbox;
  private final Event<CredentialEvent> events;
  private final Transactions transactions;
  private final SecureRandom random;
  private final Clock clock;

  CredentialRenewer(
      Awards awards,
      Editions editions,
      Learners learners,
      Institutions institutions,
      CredentialSigner signer,
      Outbox outbox,
      Event<CredentialEvent> events,
      Transactions transactions,
      SecureRandom random,
      Clock clock) {
    this.awards = awards;
    this.editions = editions;
    this.learners = learners;
    this.institutions = institutions;
    this.signer = signer;
    this.outbox = outbox;
    this.events = events;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes the edition after {@code edition}, or returns it if it was made before: whoever repeats a
   * request, and two who ask at once, get the same one.
   *
   * @return nothing if {@code institution} has no such credential
   * @throws StatusConflict if it is not active, or is not at that edition
   * @throws LearnerErased if its learner is
   */
  public Optional<IssuedCredential> renew(
      Institution institution, UUID id, int edition, String by) {
    return transactions
        .run(() -> intend(institution, id, edition))
        .map(intent ->
            switch (intent) {
              case Intent.Made(var credential) -> credential;
              case Intent.ToMake(var editionId) -> redeem(editionId, by);
            });
  }

  /**
   * Whether {@link #renew} would make an edition; it would answer the same refusals.
   *
   * @return nothing if there is no such credential
   */
  public Optional<Boolean> rehearse(Institution institution, UUID id, int edition) {
    return transactions.run(() ->
        awards
            .issued(institution, id)
            .map(IssuedCredential::requireReadable)
            .map(credential -> isToMake(credential.edition(), credential.status(), edition)));
  }

  private sealed interface Intent {

    record Made(IssuedCredential credential) implements Intent {}

    record ToMake(UUID edition) implements Intent {}
  }

  private Optional<Intent> intend(Institution institution, UUID id, int edition) {
    return awards
        .lockIssued(institution, id)
        .map(IssuedCredential::requireReadable)
        .map(credential ->
            isToMake(credential.edition(), credential.status(), edition)
                ? new Intent.ToMake(
                    editions
                        .of(id, edition + 1)
                        .map(known -> known.id)
                        .orElseGet(() -> prepare(institution, credential)))
                : new Intent.Made(credential));
  }

  private static boolean isToMake(int present, RecordStatus status, int edition) {
    if (present == edition + 1) {
      return false;
    }
    if (present != edition) {
      throw new StatusConflict("The present edition of the credential is %d.".formatted(present));
    }
    if (!isPossible(status)) {
      throw new StatusConflict(status);
    }
    return true;
  }

  private static boolean isPossible(RecordStatus status) {
    return RecordStatus.after(Optional.of(status), Change.Kind.RENEWED).isPresent();
  }

  private UUID prepare(Institution institution, IssuedCredential former) {
    var unsecured = awards.openBadge(former);
    unsecured.remove("proof");
    var validFrom = after(DateTimeStamp.parse(unsecured.path("validFrom").textValue()));
    var document = CredentialDocument.renewed(unsecured, institution, validFrom, random);
    var edition = new Edition();
    edition.id = UUID.randomUUID();
    edition.awardId = former.id();
    edition.number = former.edition() + 1;
    edition.unsecuredCredential =
        awards.encrypt(former.id(), StrictJson.write(document.json()), edition.id);
    edition.commitment = Commitment.of(document.salt(), signer.documentHash(document.json()));
    edition.intendedAt = validFrom;
    editions.persistAndFlush(edition);
    return edition.id;
  }

  /** Now, or a second after {@code former}: who compares two editions must see the newer one. */
  private Instant after(Instant former) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return now.isAfter(former) ? now : former.plusSeconds(1);
  }

  /**
   * Carries out an intent, unless that has been done, and returns what is stored.
   *
   * @throws StatusConflict if the credential was revoked, replaced or suspended meanwhile; the
   *     intent is dropped then
   * @throws LearnerErased if its learner is; the intent is dropped then, too
   */
  IssuedCredential redeem(UUID id, String by) {
    var edition = transactions.run(() -> editions.findById(id));
    var award = transactions.run(() -> awards.findById(edition.awardId));
    if (learners.isErased(award.learnerId)) {
      transactions.run(() -> editions.drop(id));
      throw new LearnerErased();
    }
    var institution = institutions.named(award.institution).orElseThrow();
    var unsecured =
        transactions.run(() -> awards.decrypt(award.id, edition.unsecuredCredential, id));
    var secured =
        StrictJson.write(
            signer.sign(StrictJson.parseObject(unsecured), institution, edition.intendedAt));
    var outcome = transactions.run(() -> store(institution, edition, secured, by));
    outbox.deliverSoon();
    return switch (outcome) {
      case Outcome.Renewed(var credential) -> credential;
      case Outcome.TooLate(var status) -> throw new StatusConflict(status);
    };
  }

  private sealed interface Outcome {

    record Renewed(IssuedCredential credential) implements Outcome {}

    record TooLate(RecordStatus status) implements Outcome {}
  }

  /** Status and edition are changed under the lock of the award, as every status is. */
  private Outcome store(Institution institution, Edition intent, byte[] secured, String by) {
    var award = awards.findById(intent.awardId, LockModeType.PESSIMISTIC_WRITE);
    var edition = editions.findById(intent.id);
    if (edition.state == State.ISSUED) {
      return new Outcome.Renewed(awards.view(award));
    }
    if (edition.state == State.DROPPED || !isPossible(award.status)) {
      edition.state = State.DROPPED;
      return new Outcome.TooLate(award.status);
    }
    var now = clock.instant();
    edition.credential = learners.encrypt(award.learnerId, secured, edition.id);
    edition.issuedAt = now;
    edition.state = State.ISSUED;
    award.edition = edition.number;
    var change =
        new Change.Renewed(List.of(edition.commitment), now.truncatedTo(ChronoUnit.SECONDS));
    outbox.add(institution, award.id, change, by);
    events.fire(
        new CredentialEvent(CredentialEvent.Kind.RENEWED, institution.name(), award.id, now, by));
    return new Outcome.Renewed(awards.view(award));
  }
}
