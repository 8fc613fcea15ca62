package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.core.problem.ProblemType.COMPLETION_NOT_PROVEN;
import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;
import static nl.microcredentials.core.registry.RecordStatus.ACTIVE;
import static nl.microcredentials.core.registry.RecordStatus.REPLACED;
import static nl.microcredentials.core.registry.RecordStatus.REVOKED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.json.Jcs;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.issuer.credentials.CredentialLifecycle;
import nl.microcredentials.issuer.credentials.RequestedChange;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.status.StatusLists;
import org.jboss.logging.Logger;

/**
 * Secures once more what an institution has awarded. Whatever a credential says was looked at when
 * it was awarded, is in the national registry and can be revoked; so nothing else is signed.
 */
@ApplicationScoped
class AwardedCredentials {

  private static final Logger LOG = Logger.getLogger(AwardedCredentials.class);

  private final Awards awards;
  private final CredentialLifecycle lifecycle;
  private final StatusLists statusLists;
  private final Clock clock;

  AwardedCredentials(
      Awards awards, CredentialLifecycle lifecycle, StatusLists statusLists, Clock clock) {
    this.awards = awards;
    this.lifecycle = lifecycle;
    this.statusLists = statusLists;
    this.clock = clock;
  }

  /**
   * Returns the credential with a proof of {@code instance}.
   *
   * @throws VcApiRefused if the institution has not awarded exactly this, or it does not count any
   *     more
   * @throws nl.microcredentials.issuer.learners.LearnerErased if nobody can tell any more
   */
  ObjectNode secure(Instance.OfInstitution instance, ObjectNode credential, IssueOptions options) {
    var award =
        find(instance.institution(), credential.path("id").asText())
            .filter(one -> Jcs.canonicalize(unsecured(one)).equals(Jcs.canonicalize(credential)))
            .orElseThrow(AwardedCredentials::notAwarded);
    if (award.status() != ACTIVE) {
      throw new VcApiRefused(
          STATE_CONFLICT, "The credential is %s.".formatted(award.status().code()));
    }
    var document = unsecured(award);
    var secured =
        instance.secure(document, clock.instant(), MandatoryPointers.of(document, options));
    LOG.infof("Secured the credential %s as %s", award.id(), instance.name());
    return secured;
  }

  private Optional<IssuedCredential> find(Institution institution, String id) {
    return UrnUuid.parse(id).flatMap(uuid -> awards.issued(institution, uuid));
  }

  private ObjectNode unsecured(IssuedCredential award) {
    var document = awards.openBadge(award);
    document.remove("proof");
    return document;
  }

  private static VcApiRefused notAwarded() {
    return new VcApiRefused(
        COMPLETION_NOT_PROVEN,
        "Your institution has not awarded this credential.",
        List.of(
            new Violation(
                "awarded",
                "/credential",
                null,
                "a credential that your institution has awarded, unchanged and without its proof")));
  }

  /**
   * Changes the status of what {@code institution} has awarded, as elsewhere: in every form, with a
   * statement to the registry.
   *
   * @return whether there is such a credential
   * @throws nl.microcredentials.core.problem.Refused if a revocation would have to be taken back
   */
  boolean update(Institution institution, StatusUpdate update, String by) {
    var award = find(institution, update.credentialId()).filter(one -> isMeant(one, update));
    award.ifPresent(one -> change(institution, one, update.revoked(), by));
    return award.isPresent();
  }

  private boolean isMeant(IssuedCredential award, StatusUpdate update) {
    return update.means(statusLists.addressOf(award.statusList()), award.statusListIndex());
  }

  private void change(Institution institution, IssuedCredential award, boolean revoked, String by) {
    if (revoked) {
      var revocation =
          new RequestedChange(Change.Kind.REVOKED, Change.Reason.OTHER, Optional.empty(), by);
      lifecycle.change(institution, award.id(), revocation);
    } else if (award.status() == REVOKED || award.status() == REPLACED) {
      throw new VcApiRefused(STATE_CONFLICT, "The credential is revoked, which is final.");
    }
  }
}
