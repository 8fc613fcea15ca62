package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Award.State;

/**
 * Replaces credentials by corrected ones: for the same record, the same learner and the same
 * achievement, with an id and a status of their own and the date of the first award.
 *
 * <p>Like every award it begins with an intent. The predecessor counts until the successor is
 * issued, and both change in one transaction: there is no time at which both count, and none at
 * which neither does.
 */
@ApplicationScoped
public class Replacements {

  private final Intents intents;
  private final KnownAwards knownAwards;
  private final Awards awards;
  private final CredentialIssuer issuer;
  private final Transactions transactions;

  Replacements(
      Intents intents,
      KnownAwards knownAwards,
      Awards awards,
      CredentialIssuer issuer,
      Transactions transactions) {
    this.intents = intents;
    this.knownAwards = knownAwards;
    this.awards = awards;
    this.issuer = issuer;
    this.transactions = transactions;
  }

  /** The intent to replace a credential, and whether it is new. */
  public record Intended(UUID award, boolean created) {}

  /**
   * Issues a credential for {@code completion} in the place of {@code predecessor}, or returns the
   * one that was issued so before.
   *
   * @return nothing if {@code institution} has no such credential
   * @throws CompletionRefused naming every rule that is broken; nothing changes then
   * @throws StatusConflict if the predecessor cannot be replaced, or was by something else
   * @throws nl.microcredentials.issuer.learners.LearnerErased if its learner is
   */
  public Optional<CredentialIssuer.Issued> replace(
      Institution institution, UUID predecessor, Completion completion, String by) {
    return transactions
        .run(() -> intend(institution, predecessor, completion, by))
        .map(intended ->
            new CredentialIssuer.Issued(issuer.redeem(intended.award(), by), intended.created()));
  }

  /**
   * As {@link #replace}, as far as the intent, in the transaction of the caller. After that
   * transaction call {@link CredentialIssuer#redeem}.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Intended> intend(
      Institution institution, UUID predecessor, Completion completion, String by) {
    awards.findById(predecessor, LockModeType.PESSIMISTIC_WRITE);
    return find(institution, predecessor).map(award -> intend(institution, award, completion, by));
  }

  private Intended intend(
      Institution institution, Award predecessor, Completion completion, String by) {
    var known = known(predecessor, completion);
    if (known.isPresent()) {
      return new Intended(known.get(), false);
    }
    var cleared = check(institution, predecessor, completion);
    var award = new Award();
    award.learnerId = predecessor.learnerId;
    award.replaces = predecessor.id;
    award.awardedAt = predecessor.awardedAt;
    intents.store(award, institution, cleared.achievement(), completion);
    intents.keep(cleared.decision(), award, completion, by);
    return new Intended(award.id, true);
  }

  /**
   * Says what {@link #replace} would say, and changes nothing.
   *
   * @return nothing if there is no such credential; the successor if there is one already
   */
  @Transactional
  public Optional<Rehearsal> rehearse(
      Institution institution, UUID predecessor, Completion completion) {
    return find(institution, predecessor)
        .map(award -> {
          var known = known(award, completion);
          if (known.isEmpty()) {
            check(institution, award, completion);
          }
          return new Rehearsal(known);
        });
  }

  /**
   * What {@link #replace} would lead to.
   *
   * @param known the successor, if there is one for the same completion already
   */
  public record Rehearsal(Optional<UUID> known) {}

  private Optional<Award> find(Institution institution, UUID id) {
    return awards
        .findByIdOptional(id)
        .filter(award -> award.institution.equals(institution.name()))
        .filter(award -> award.state == State.ISSUED)
        .map(knownAwards::requireReadable);
  }

  private Optional<UUID> known(Award predecessor, Completion completion) {
    var successor = awards.successorOf(predecessor.id);
    if (successor.isPresent() && !intents.isCompletionOf(successor.get(), completion)) {
      throw new StatusConflict("The credential is replaced by another.");
    }
    return successor.map(award -> award.id);
  }

  private Intents.Cleared check(Institution institution, Award predecessor, Completion completion) {
    if (!Succession.isPossible(predecessor.status)) {
      throw new StatusConflict(predecessor.status);
    }
    var cleared = intents.checkGate(institution, completion);
    var broken = new ArrayList<Violation>();
    if (!predecessor.achievement.equals(completion.achievementId())) {
      broken.add(
          new Violation(
              "replacement-of-same-achievement",
              "/achievementId",
              completion.achievementId(),
              predecessor.achievement));
    }
    if (!knownAwards.isOf(institution, completion.learner(), predecessor)) {
      broken.add(
          new Violation(
              "replacement-of-same-learner",
              "/learner",
              null,
              "the identifier with which the record was reported before"));
    }
    if (!Arrays.equals(predecessor.source, knownAwards.sourceOf(completion))) {
      broken.add(
          new Violation(
              "replacement-of-same-source",
              "/source",
              null,
              "the record that the credential was issued for"));
    }
    if (!broken.isEmpty()) {
      throw new CompletionRefused(List.copyOf(broken));
    }
    return cleared;
  }
}
