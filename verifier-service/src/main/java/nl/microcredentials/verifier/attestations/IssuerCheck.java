package nl.microcredentials.verifier.attestations;

import static nl.microcredentials.core.problem.ProblemType.ISSUER_SUSPENDED;
import static nl.microcredentials.core.problem.ProblemType.MISSING_STANDARD_ELEMENT;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.registry.TrustAnswer;

/**
 * Was the issuer accredited on the day of award? An Open Badge says at which time of the day; on a
 * day on which an accreditation begins or ends, this leaves doubt.
 */
final class IssuerCheck {

  private IssuerCheck() {}

  static CheckResult check(Attestation attestation) {
    if (attestation.policy() instanceof NationalPolicy(TrustAnswer.Unknown(var problem))) {
      return new CheckResult.NotMade(List.of(problem));
    }
    var issuer = attestation.issuer();
    if (issuer.isEmpty()) {
      return CheckResult.failed(UNTRUSTED_ISSUER, "The issuer is not in the trust list.");
    }
    return attestation.answer(verified ->
        awarded(verified.claims())
            .map(day -> check(issuer.get(), day))
            .orElseGet(() ->
                CheckResult.notMade(
                    MISSING_STANDARD_ELEMENT, "It is not shown on which day it was awarded.")));
  }

  private static CheckResult check(AccreditedIssuer issuer, LocalDate day) {
    var first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    var last = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    var before = issuer.accreditedAt(first);
    if (before != issuer.accreditedAt(last)) {
      return CheckResult.notMade(
          ISSUER_SUSPENDED, "The accreditation of the issuer began or ended on the day of award.");
    }
    return before
        ? CheckResult.passed()
        : CheckResult.failed(
            ISSUER_SUSPENDED, "The issuer was not accredited when it awarded the credential.");
  }

  private static Optional<LocalDate> awarded(ObjectNode claims) {
    try {
      return Optional.of(LocalDate.parse(claims.path("issuanceDate").asText()))
          .filter(day -> day.getYear() > 0 && day.getYear() <= 9999);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
