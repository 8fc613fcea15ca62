package nl.microcredentials.issuer.achievements;

import nl.microcredentials.issuer.institutions.Institution;

/**
 * Who is about to change which achievement.
 *
 * @param name of the achievement
 * @param precondition which version it must have for that
 * @param by client that asks, for the audit trail
 */
public record Edit(Institution institution, String name, Precondition precondition, String by) {

  Achievement.Key key() {
    return new Achievement.Key(institution.name(), name);
  }
}
