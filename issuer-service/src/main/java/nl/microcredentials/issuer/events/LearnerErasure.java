package nl.microcredentials.issuer.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A learner is erased. It is fired as a CDI event in the transaction in which their key is
 * destroyed: whoever keeps a way to the learner that needs no key ends it together with that.
 *
 * @param institution short name
 * @param by client or person that asked for it
 */
public record LearnerErasure(String institution, UUID learner, Instant at, String by) {}
