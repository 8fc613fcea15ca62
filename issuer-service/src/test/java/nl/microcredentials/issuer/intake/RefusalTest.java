package nl.microcredentials.issuer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTest {

  private static final List<Violation> VIOLATIONS =
      List.of(new Violation("result-passed", "/result/pass", "failed", "passed"));

  @ParameterizedTest
  @EnumSource(names = {"SIGNING_UNAVAILABLE", "STORAGE_UNAVAILABLE", "KEY_BINDING_MISMATCH"})
  void that_the_service_cannot_is_no_answer_for_one_completion(ProblemType type) {
    var refused = new Refusing(type);
    assertThatThrownBy(() -> Refusal.of(refused)).isSameAs(refused);
  }

  @Test
  void what_is_wrong_with_a_completion_is() {
    var refusal = Refusal.of(new Refusing(ProblemType.COMPLETION_NOT_PROVEN));
    assertThat(refusal.type()).isEqualTo(ProblemType.COMPLETION_NOT_PROVEN.uri());
    assertThat(refusal.detail()).isEqualTo("No.");
    assertThat(refusal.errors()).isEqualTo(VIOLATIONS);
  }

  private static final class Refusing extends Refused {
    private static final long serialVersionUID = 1;

    Refusing(ProblemType type) {
      super(type, "No.", VIOLATIONS);
    }
  }
}
