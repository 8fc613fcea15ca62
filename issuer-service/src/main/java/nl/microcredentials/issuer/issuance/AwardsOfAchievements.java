package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.issuer.achievements.AwardedAchievements;
import nl.microcredentials.issuer.institutions.Institution;

/** Whether an achievement was awarded. An intent counts: it will be carried out. */
@ApplicationScoped
class AwardsOfAchievements implements AwardedAchievements {

  private final Awards awards;

  AwardsOfAchievements(Awards awards) {
    this.awards = awards;
  }

  @Override
  public boolean isAwarded(Institution institution, String name) {
    return awards
        .find("institution = ?1 and achievement = ?2", institution.name(), name)
        .page(0, 1)
        .firstResultOptional()
        .isPresent();
  }
}
