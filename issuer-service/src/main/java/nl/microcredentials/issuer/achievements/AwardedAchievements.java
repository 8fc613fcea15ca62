package nl.microcredentials.issuer.achievements;

import nl.microcredentials.issuer.institutions.Institution;

/** What achievements must know of awards, without knowing awards. */
public interface AwardedAchievements {

  /** Whether somebody was awarded the achievement, even if that was revoked afterwards. */
  boolean isAwarded(Institution institution, String name);
}
