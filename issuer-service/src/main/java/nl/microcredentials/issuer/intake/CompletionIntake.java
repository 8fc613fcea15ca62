package nl.microcredentials.issuer.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.approvals.Approvals;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.CredentialIssuer;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.issuance.JointIssuer;
import nl.microcredentials.issuer.issuance.Replacements;

/**
 * The one command behind every door: whatever shape a completion arrives in, it becomes a {@link
 * Completion} and is taken in here, so that no door has rules of its own.
 */
@ApplicationScoped
public class CompletionIntake {

  private final CredentialIssuer issuer;
  private final JointIssuer jointIssuer;
  private final Replacements replacements;
  private final Approvals approvals;
  private final Transactions transactions;

  CompletionIntake(
      CredentialIssuer issuer,
      JointIssuer jointIssuer,
      Replacements replacements,
      Approvals approvals,
      Transactions transactions) {
    this.issuer = issuer;
    this.jointIssuer = jointIssuer;
    this.replacements = replacements;
    this.approvals = approvals;
    this.transactions = transactions;
  }

  /** What became of a completion. */
  public sealed interface Taken {

    /**
     * A credential was issued for it.
     *
     * @param created whether this call is what led to it
     */
    record Issued(IssuedCredential credential, boolean created) implements Taken {}

    /** It meets the rules and waits for the exam board, because the institution wants that. */
    record AwaitingApproval(UUID approval) implements Taken {}
  }

  /**
   * Takes a completion in. The same completion again gives the same credential, or waits no second
   * time.
   *
   * @param by who asks, for the history, and so that somebody else approves it
   * @throws nl.microcredentials.issuer.completions.CompletionRefused naming every rule that is
   *     broken; nothing is stored then
   */
  public Taken take(
      Institution institution,
      Completion completion,
      Optional<String> idempotencyKey,
      Reporter by) {
    if (!approvals.areRequiredBy(institution)) {
      var issued = issuer.issue(institution, completion, idempotencyKey, by.name());
      return new Taken.Issued(issued.credential(), issued.created());
    }
    var known = transactions.run(() -> issuer.known(institution, completion, idempotencyKey));
    return known.isPresent()
        ? new Taken.Issued(issuer.redeem(known.get(), by.name()), false)
        : new Taken.AwaitingApproval(submit(institution, completion, by));
  }

  /**
   * Takes in many completions at once, as far as that can be done together: this is faster than one
   * after the other, and has the same effect.
   *
   * @return for each what became of it; nothing for one for which {@link #take} has to be called
   */
  public List<Optional<Taken>> takeTogether(
      Institution institution, List<Completion> completions, Reporter by) {
    if (approvals.areRequiredBy(institution)) {
      return completions.stream().map(_ -> Optional.<Taken>empty()).toList();
    }
    return jointIssuer.issue(institution, completions, by.name()).stream()
        .map(issued -> issued.<Taken>map(it -> new Taken.Issued(it.credential(), it.created())))
        .toList();
  }

  private UUID submit(Institution institution, Completion completion, Reporter by) {
    issuer.rehearse(institution, completion);
    return transactions.run(() -> approvals.submit(institution, completion, by));
  }

  /**
   * Takes in a completion that corrects one for which a credential was issued before.
   *
   * @param predecessor the credential to be replaced
   * @return nothing if {@code institution} has no such credential
   * @throws nl.microcredentials.issuer.completions.CompletionRefused as {@link #take}
   * @throws nl.microcredentials.core.problem.Refused if it cannot be replaced, or was by something
   *     else
   */
  public Optional<Taken> takeCorrection(
      Institution institution, UUID predecessor, Completion completion, Reporter by) {
    if (!approvals.areRequiredBy(institution)) {
      return replacements
          .replace(institution, predecessor, completion, by.name())
          .map(issued -> new Taken.Issued(issued.credential(), issued.created()));
    }
    return replacements
        .rehearse(institution, predecessor, completion)
        .map(rehearsal ->
            rehearsal
                .known()
                .<Taken>map(known -> new Taken.Issued(issuer.redeem(known, by.name()), false))
                .orElseGet(() ->
                    new Taken.AwaitingApproval(
                        transactions.run(() ->
                            approvals.submitCorrection(
                                institution, predecessor, completion, by)))));
  }

  /**
   * Says what {@link #take} would say, and changes nothing.
   *
   * @throws nl.microcredentials.issuer.completions.CompletionRefused as {@link #take}
   */
  public Rehearsal rehearse(Institution institution, Completion completion) {
    issuer.rehearse(institution, completion);
    return Rehearsal.of(approvals.areRequiredBy(institution));
  }

  /**
   * Says what {@link #takeCorrection} would say, and changes nothing.
   *
   * @return nothing if there is no such credential
   */
  public Optional<Rehearsal> rehearseCorrection(
      Institution institution, UUID predecessor, Completion completion) {
    return replacements
        .rehearse(institution, predecessor, completion)
        .map(rehearsal ->
            rehearsal.known().isPresent()
                ? new Rehearsal(false, false)
                : Rehearsal.of(approvals.areRequiredBy(institution)));
  }

  /** What would come of a completion that breaks no rule; neither if it was issued before. */
  public record Rehearsal(boolean wouldIssue, boolean wouldAwaitApproval) {

    private static Rehearsal of(boolean approvalRequired) {
      return new Rehearsal(!approvalRequired, approvalRequired);
    }
  }
}
