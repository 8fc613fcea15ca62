package nl.microcredentials.issuer.rules.decisions;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.rules.Decision;

/** Why what was allowed was allowed. */
@ApplicationScoped
public class Decisions implements PanacheRepositoryBase<DecisionRow, UUID> {

  private final Clock clock;

  Decisions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Keeps a decision, in the transaction of what it allows.
   *
   * @param by client or person that asked for it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void store(Matter matter, Decision decision, Evidence evidence, String by) {
    if (!decision.violations().isEmpty()) {
      throw new IllegalArgumentException("a refusal is not kept: it may quote what was sent");
    }
    var row = new DecisionRow();
    row.id = UUID.randomUUID();
    row.institution = matter.institution();
    row.achievement = matter.achievement();
    row.achievementVersion = matter.achievementVersion();
    row.award = matter.award().orElse(null);
    row.manifest = Manifest.of(decision, evidence);
    row.decidedAt = clock.instant();
    row.decidedBy = by;
    persist(row);
  }

  /** The decision that led to this award of {@code institution}. */
  @Transactional
  Optional<DecisionView> ofAward(Institution institution, UUID award) {
    return find("institution = ?1 and award = ?2", institution.name(), award)
        .firstResultOptional()
        .map(DecisionView::of);
  }

  /**
   * The decision that allowed a version of an achievement of {@code institution}.
   *
   * @param version the newest if none is given
   */
  @Transactional
  Optional<DecisionView> ofAchievement(
      Institution institution, String achievement, Optional<Integer> version) {
    return find(
            "institution = ?1 and achievement = ?2 and award is null"
                + " and achievementVersion <= ?3 order by achievementVersion desc",
            institution.name(),
            achievement,
            version.orElse(Integer.MAX_VALUE))
        .page(0, 1)
        .firstResultOptional()
        .filter(row -> version.isEmpty() || row.achievementVersion == version.get())
        .map(DecisionView::of);
  }
}
