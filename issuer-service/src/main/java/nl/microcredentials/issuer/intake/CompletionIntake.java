package nl.microcredentials.issuer.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.CredentialIssuer;
import nl.microcredentials.issuer.issuance.IssuedCredential;

/**
 * The one command behind every door: whatever shape a completion arrives in, it becomes a {@link
 * Completion} and is taken in here, so that no door has rules of its own.
 */
@ApplicationScoped
public class CompletionIntake {

  private final CredentialIssuer issuer;

  CompletionIntake(CredentialIssuer issuer) {
    this.issuer = issuer;
  }

  /** What became of a completion. */
  public sealed interface Taken {

    /**
     * A credential was issued for it.
     *
     * @param created whether this call is what led to it
     */
    record Issued(IssuedCredential credential, boolean created) implements Taken {}
  }

  /**
   * Takes a completion in.
   *
   * @param requestedBy client that asks, for the history
   * @throws nl.microcredentials.issuer.completions.CompletionRefused naming every rule that is
   *     broken; nothing is stored then
   */
  public Taken take(
      Institution institution,
      Completion completion,
      Optional<String> idempotencyKey,
      String requestedBy) {
    var issued = issuer.issue(institution, completion, idempotencyKey, requestedBy);
    return new Taken.Issued(issued.credential(), issued.created());
  }

  /**
   * Says what {@link #take} would say, and changes nothing.
   *
   * @throws nl.microcredentials.issuer.completions.CompletionRefused as {@link #take}
   */
  public void rehearse(Institution institution, Completion completion) {
    issuer.rehearse(institution, completion);
  }
}
