package nl.microcredentials.issuer.elements;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a learner knows and can do afterwards.
 *
 * @param escoSkill the same in the European classification of skills, if there is such a skill
 */
public record LearningOutcome(
    @NotNull LanguageMap text,
    @Pattern(regexp = "http://data\\.europa\\.eu/esco/skill/[A-Za-z0-9-]{1,64}")
        String escoSkill) {}
