package nl.microcredentials.local.hostile;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where this product answers otherwise than the shared file says, on purpose and as safely. Each
 * case stands in {@code docs/divergences.md} with the reason.
 */
final class Divergences {

  /** By case, or by case and variant. */
  private static final Map<String, Expectation> ACTUAL = Map.of();

  private Divergences() {}

  static Optional<Expectation> of(String caseId, String variant) {
    return Optional.ofNullable(ACTUAL.getOrDefault(caseId + " " + variant, ACTUAL.get(caseId)));
  }

  static Set<String> all() {
    return ACTUAL.keySet();
  }
}
