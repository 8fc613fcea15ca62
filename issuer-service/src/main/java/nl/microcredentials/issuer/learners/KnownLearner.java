package nl.microcredentials.issuer.learners;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A learner as others may know them: that they exist, or that they are erased. */
public record KnownLearner(UUID id, Optional<Instant> erasedAt) {}
