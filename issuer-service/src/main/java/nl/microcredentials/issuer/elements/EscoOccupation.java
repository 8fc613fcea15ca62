package nl.microcredentials.issuer.elements;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An occupation of the European classification that the achievement prepares for.
 *
 * @param title as readers are shown it
 */
public record EscoOccupation(
    @NotNull LanguageMap title,
    @NotNull @Pattern(regexp = "http://data\\.europa\\.eu/esco/occupation/[A-Za-z0-9-]{1,64}")
        String escoOccupation) {}
