package nl.microcredentials.verifier.checks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.verdict.Verdict;

/**
 * The outcome of an examination.
 *
 * @param policy name of the rules by which it was judged
 * @param verified the credential as its issuer signed it; nothing if the proof does not hold
 */
public record Examined(
    String policy,
    Verdict verdict,
    Optional<ObjectNode> verified,
    OptionalLong trustListVersion,
    Optional<Checkpoint> checkpoint,
    Instant time) {}
