package nl.microcredentials.verifier.verification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.microcredentials.core.verdict.Outcome;
import nl.microcredentials.core.verdict.Verdict;
import nl.microcredentials.verifier.presentations.ExaminedPresentation;
import nl.microcredentials.verifier.verification.VerificationReport.CheckReport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a verification of a presentation.
 *
 * @param outcome of all of it: the worst of what was found about the presentation and about each
 *     credential
 * @param checks of the presentation itself
 * @param credentials one report for each credential, in their order
 */
@Schema(
    name = "PresentationReport",
    description = "May I rely on these credentials, and on who presents them?")
public record PresentationReport(
    Outcome outcome,
    List<CheckReport> checks,
    List<VerificationReport> credentials,
    String policy,
    Instant verifiedAt) {

  static PresentationReport of(ExaminedPresentation examined, Sentences sentences) {
    return new PresentationReport(
        examined.outcome(),
        reports(examined.own(), sentences),
        examined.credentials().stream()
            .map(credential -> VerificationReport.of(credential, sentences))
            .toList(),
        examined.policy(),
        examined.time().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The sentences speak of a presentation here, not of a credential. */
  private static List<CheckReport> reports(Verdict own, Sentences sentences) {
    return own.checks().entrySet().stream()
        .map(one ->
            CheckReport.of(
                one.getKey(),
                one.getValue(),
                sentences.ofPresentation(one.getKey(), one.getValue())))
        .toList();
  }
}
