package nl.microcredentials.issuer.issuance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
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
  private final Awards awards;
  private final Institutions institutions;
  private final CredentialSigner signer;
  private final AttestationSigner attestationSigner;
  private final Outbox outbox;
  private final Event<CredentialEvent> events;
  private final Transactions transactions;
  private final Clock clock;

  CredentialIssuer(
      Intents intents,
      Awards awards,
      Institutions institutions,
      CredentialSigner signer,
      AttestationSigner attestationSigner,
      Outbox outbox,
      Event<CredentialEvent> events,
      Transactions transactions,
      Clock clock) {
    this.intents = intents;
    this.awards = awards;
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
   */
  public Issued issue(
      Institution institution,
      Completion completion,
      Optional<String> idempotencyKey,
      String requestedBy) {
    var intent = transactions.run(() -> intents.intend(institution, completion, idempotencyKey));
    return new Issued(redeem(intent.award(), requestedBy), intent.created());
  }

  /**
   * Says what {@link #issue} would say, and changes nothing.
   *
   * @throws CompletionRefused as {@link #issue}
   */
  public void rehearse(Institution institution, Completion completion) {
    intents.checkGate(institution, completion);
  }

  /**
   * Carries out an intent, unless that has been done: signs and verifies every form, stores them
   * and the statement to the registry in one transaction, and returns what is stored.
   */
  IssuedCredential redeem(UUID id, String requestedBy) {
    var award = transactions.run(() -> awards.findById(id));
    if (award.state == State.ISSUED) {
      return transactions.run(() -> awards.view(awards.findById(id)));
    }
    var institution = institutions.named(award.institution).orElseThrow();
    var forms = secure(awards.unsecured(id), institution, award.intendedAt);
    var credential =
        transactions.run(() -> {
          if (awards.store(id, forms)) {
            var change = award.summary.toChange(institution.sector(), award.intendedAt);
            outbox.add(institution, id, change, requestedBy);
            events.fire(
                new CredentialEvent(
                    CredentialEvent.Kind.ISSUED,
                    institution.name(),
                    id,
                    clock.instant(),
                    requestedBy));
          }
          return awards.view(awards.findById(id));
        });
    outbox.deliverSoon();
    return credential;
  }

  /** Every form of an award is signed and verified before any of them is released. */
  private Map<SecuredForm, byte[]> secure(
      Awards.Unsecured unsecured, Institution institution, Instant created) {
    var credential = unsecured.credential();
    var forms = new EnumMap<SecuredForm, byte[]>(SecuredForm.class);
    forms.put(
        SecuredForm.OPEN_BADGE, StrictJson.write(signer.sign(credential, institution, created)));
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
