package nl.microcredentials.verifier.registry;

import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.registry.TrustList;

/** Whom to trust, or why that cannot be said at the moment. */
public sealed interface TrustAnswer {

  record Known(TrustList list) implements TrustAnswer {}

  record Unknown(Problem problem) implements TrustAnswer {}
}
