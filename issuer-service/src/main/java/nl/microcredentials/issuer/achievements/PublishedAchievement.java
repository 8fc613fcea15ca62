package nl.microcredentials.issuer.achievements;

/**
 * An achievement as it stands now, for those who award it.
 *
 * @param id its IRI, which stands in credentials
 * @param name by which its institution calls it
 * @param version of the definition, from 1
 */
public record PublishedAchievement(
    String id, String name, int version, AchievementDefinition definition) {}
