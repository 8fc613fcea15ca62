package nl.microcredentials.verifier.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.core.verdict.Outcome;
import nl.microcredentials.verifier.checks.Examined;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a verification.
 *
 * @param credential only what the verified signature covers; absent if it does not hold
 * @param trustListVersion absent if no trust list could be used
 * @param logCheckpoint absent if the registry was not asked or showed nothing
 */
@Schema(name = "VerificationReport", description = "May I rely on this credential, and why (not)?")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerificationReport(
    Outcome outcome,
    List<CheckReport> checks,
    CredentialSummary credential,
    @Schema(description = "Rules by which the verdict was reached", examples = "national")
        String policy,
    Long trustListVersion,
    LogCheckpoint logCheckpoint,
    Instant verifiedAt) {

  static VerificationReport of(Examined examined, Sentences sentences) {
    return of(examined, sentences, CredentialSummary::of);
  }

  /** About an attestation, whose claims have other names. */
  static VerificationReport ofAttestation(Examined examined, Sentences sentences) {
    return of(examined, sentences, CredentialSummary::ofAttestation);
  }

  private static VerificationReport of(
      Examined examined, Sentences sentences, Function<ObjectNode, CredentialSummary> summary) {
    return new VerificationReport(
        examined.verdict().outcome(),
        examined.verdict().checks().entrySet().stream()
            .map(one ->
                CheckReport.of(
                    one.getKey(), one.getValue(), sentences.of(one.getKey(), one.getValue())))
            .toList(),
        examined.verified().map(summary).orElse(null),
        examined.policy(),
        examined.trustListVersion().isPresent() ? examined.trustListVersion().getAsLong() : null,
        examined.checkpoint().map(LogCheckpoint::of).orElse(null),
        examined.time().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * What one check found.
   *
   * @param message a sentence in the reader's language
   * @param problems what exactly is wrong or could not be found out; empty if the check passed
   */
  @Schema(name = "Check")
  public record CheckReport(
      @Schema(
              enumeration = {
                "proof",
                "structure",
                "schema",
                "issuer",
                "validity",
                "status",
                "registration",
                "standard-elements"
              })
          String name,
      @Schema(enumeration = {"passed", "failed", "not-made"}) String outcome,
      String message,
      List<ProblemReport> problems) {

    static CheckReport of(CheckName name, CheckResult result, String message) {
      return switch (result) {
        case CheckResult.Passed() -> new CheckReport(name.wireName(), "passed", message, List.of());
        case CheckResult.Failed(var problems) ->
            new CheckReport(name.wireName(), "failed", message, reports(problems));
        case CheckResult.NotMade(var problems) ->
            new CheckReport(name.wireName(), "not-made", message, reports(problems));
      };
    }

    private static List<ProblemReport> reports(List<Problem> problems) {
      return problems.stream().map(ProblemReport::of).toList();
    }
  }

  /** One problem, with the members of RFC 9457 that make sense inside a verdict. */
  @Schema(name = "CredentialProblem")
  public record ProblemReport(URI type, String title, String detail) {

    static ProblemReport of(Problem problem) {
      return new ProblemReport(problem.type().uri(), problem.type().title(), problem.detail());
    }
  }

  /** The state of the national log that the answer rests upon. */
  @Schema(name = "LogCheckpoint")
  public record LogCheckpoint(String origin, long size) {

    static LogCheckpoint of(Checkpoint checkpoint) {
      return new LogCheckpoint(checkpoint.origin(), checkpoint.size());
    }
  }
}
