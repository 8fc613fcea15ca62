package nl.microcredentials.issuer.status;

import java.util.UUID;

/** The bit of one credential. */
public record StatusListIndex(UUID list, int index) {}
