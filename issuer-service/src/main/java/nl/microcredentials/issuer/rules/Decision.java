package nl.microcredentials.issuer.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.problem.Violation;

/**
 * What the rules say to something.
 *
 * @param date the day by whose agreements was decided
 * @param packs the versions that were in force then
 * @param findings how each of their rules came out
 * @param missing agreements without which nothing is allowed, and that were not in force
 */
public record Decision(
    LocalDate date, List<RulePack> packs, List<Finding> findings, List<Violation> missing) {

  public Decision {
    packs = List.copyOf(packs);
    findings = List.copyOf(findings);
    missing = List.copyOf(missing);
  }

  /** Everything that is wrong; nothing if it is allowed. */
  public List<Violation> violations() {
    var broken = findings.stream().filter(Finding::isBroken).map(Finding::toViolation);
    return Stream.concat(missing.stream(), broken).toList();
  }
}
