package nl.microcredentials.local.hostile;

import static java.util.Map.entry;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.SCHEMA_VIOLATION;
import static nl.microcredentials.core.problem.ProblemType.STORAGE_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.local.hostile.Expectation.Outcome;

/**
 * Where this product answers otherwise than the shared file says, on purpose and as safely. Each
 * case stands in {@code docs/divergences.md} with the reason.
 */
final class Divergences {

  /** By case, or by case and variant. */
  private static final Map<String, Expectation> ACTUAL =
      Map.ofEntries(
          entry("AUTH-17 private parts", Expectation.success()),
          entry("AUTH-22 CONNECT a service", Expectation.rejection(404)),
          entry("CONTROL-11", invalid(SCHEMA_VIOLATION)),
          entry("CONTROL-14", invalid(SCHEMA_VIOLATION)),
          entry("CTX-09 1,000 deep", Expectation.rejection(400, PARSING_ERROR)),
          entry("DI-05", invalid(CRYPTOGRAPHIC_SECURITY_ERROR)),
          entry("DIDWEB-01", invalid(UNTRUSTED_ISSUER)),
          entry("DIDWEB-02", invalid(UNTRUSTED_ISSUER)),
          entry("DIDWEB-04", invalid(UNTRUSTED_ISSUER)),
          entry("DIDWEB-05", invalid(UNTRUSTED_ISSUER)),
          entry("DIDWEB-06", invalid(UNTRUSTED_ISSUER)),
          entry("ENC-09", Expectation.rejection(400, MALFORMED_VALUE_ERROR)),
          entry("ISSUE-12", Expectation.success()),
          entry("ISSUE-13 no achievement", Expectation.success()),
          entry("ISSUE-13 the same achievement twice", Expectation.success()),
          entry("ISSUE-13 the same award twice", Expectation.success()),
          entry("ISSUE-25", Expectation.rejection(503, STORAGE_UNAVAILABLE)),
          entry("JWS-29", Expectation.rejection(400, MALFORMED_VALUE_ERROR)),
          entry("HTTPIN-12 sort=pg_sleep(5)", Expectation.rejection(400, MALFORMED_VALUE_ERROR)),
          entry("STATUS-12 index 9223372036854775808", invalid(SCHEMA_VIOLATION)),
          entry("VCDM-21", invalid(PROOF_VERIFICATION_ERROR)));

  private static Expectation invalid(ProblemType type) {
    return Expectation.verdict(Outcome.INVALID, type);
  }

  private Divergences() {}

  static Optional<Expectation> of(String caseId, String variant) {
    return Optional.ofNullable(ACTUAL.getOrDefault(caseId + " " + variant, ACTUAL.get(caseId)));
  }

  static Set<String> caseIds() {
    return ACTUAL.keySet().stream().map(key -> key.split(" ", 2)[0]).collect(Collectors.toSet());
  }
}
