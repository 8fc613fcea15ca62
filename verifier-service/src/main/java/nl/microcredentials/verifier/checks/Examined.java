package nl.microcredentials.verifier.checks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.core.verdict.Verdict;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.policy.Policy;
import nl.microcredentials.verifier.registry.RecordAnswer;
import nl.microcredentials.verifier.registry.TrustAnswer;

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
    Instant time) {
  /**
   * The outcome of asking everything that {@code policy} asks.
   *
   * @param record what the registry showed, if it was asked
   */
  public static Examined of(
      Policy policy,
      Map<CheckName, CheckResult> results,
      Optional<ObjectNode> verified,
      Optional<RecordAnswer> record,
      Instant time) {
    return new Examined(
        policy.name(),
        new Verdict(policy.questions(), results),
        verified,
        policy instanceof NationalPolicy(TrustAnswer.Known(var list))
            ? OptionalLong.of(list.version())
            : OptionalLong.empty(),
        record.flatMap(answer ->
            answer instanceof RecordAnswer.Found(_, var checkpoint)
                ? Optional.of(checkpoint)
                : Optional.empty()),
        time);
  }
}
