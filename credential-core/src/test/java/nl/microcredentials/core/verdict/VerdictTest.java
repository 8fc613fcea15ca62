package nl.microcredentials.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Three answers, and how they combine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerdictTest {

  private static final Set<CheckName> ALL = EnumSet.allOf(CheckName.class);
  private static final CheckResult PASSED = CheckResult.passed();
  private static final CheckResult FAILED = CheckResult.failed(ProblemType.REVOKED, "Revoked.");
  private static final CheckResult NOT_MADE =
      CheckResult.notMade(ProblemType.STATUS_RETRIEVAL_ERROR, "Away.");

  @Test
  void it_is_valid_only_if_every_check_passed() {
    assertThat(verdict(Map.of()).outcome()).isEqualTo(Outcome.VALID);
    for (var check : CheckName.values()) {
      assertThat(verdict(Map.of(check, FAILED)).outcome()).isEqualTo(Outcome.INVALID);
      assertThat(verdict(Map.of(check, NOT_MADE)).outcome()).isEqualTo(Outcome.INDETERMINATE);
    }
  }

  @Test
  void failure_outweighs_doubt() {
    var both = Map.of(CheckName.STATUS, FAILED, CheckName.REGISTRATION, NOT_MADE);
    assertThat(verdict(both).outcome()).isEqualTo(Outcome.INVALID);
  }

  @Test
  void a_check_that_was_forgotten_is_no_verdict() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Verdict(ALL, Map.of(CheckName.PROOF, PASSED)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Verdict(Set.of(), Map.of()));
  }

  @Test
  void a_check_that_is_not_passed_names_a_problem() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckResult.Failed(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckResult.NotMade(List.of()));
  }

  private static Verdict verdict(Map<CheckName, CheckResult> others) {
    var checks = new EnumMap<CheckName, CheckResult>(CheckName.class);
    for (var name : CheckName.values()) {
      checks.put(name, others.getOrDefault(name, PASSED));
    }
    return new Verdict(ALL, checks);
  }
}
