package nl.microcredentials.issuer.rules.decisions;

import java.util.Optional;
import java.util.UUID;

/**
 * What a decision allowed: a version of an achievement, or an award of it.
 *
 * @param institution short name
 */
public record Matter(
    String institution, String achievement, int achievementVersion, Optional<UUID> award) {}
