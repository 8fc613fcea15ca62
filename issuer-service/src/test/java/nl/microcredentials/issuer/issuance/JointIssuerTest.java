package nl.microcredentials.issuer.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.issuance.CredentialIssuer.Issued;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Many completions at once. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JointIssuerTest {

  @Inject JointIssuer jointIssuer;
  @Inject CredentialIssuer issuer;
  @Inject Institutions institutions;
  @Inject ObjectMapper json;

  private Institution university;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
    university = institutions.named(Tokens.UNIVERSITY).orElseThrow();
  }

  private List<Optional<Issued>> issue(ObjectNode... completions) {
    return jointIssuer.issue(
        university, Arrays.stream(completions).map(this::read).toList(), "batch");
  }

  private Completion read(ObjectNode completion) {
    try {
      return json.readValue(completion.toString(), Completion.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void each_gets_a_credential_of_its_own_that_is_there_for_whoever_asks_again() {
    var first = Completions.fresh();
    var second = Completions.fresh();
    var issued = issue(first, second).stream().map(Optional::orElseThrow).toList();
    assertThat(issued).allMatch(Issued::created);
    for (int i = 0; i < 2; i++) {
      var again =
          issuer.issue(university, read(List.of(first, second).get(i)), Optional.empty(), "again");
      assertThat(again.created()).isFalse();
      assertThat(again.credential().id()).isEqualTo(issued.get(i).credential().id());
    }
    assertThat(issued.get(0).credential().id()).isNotEqualTo(issued.get(1).credential().id());
  }

  @Test
  void one_that_is_refused_or_known_is_left_to_be_issued_alone_and_stops_no_other() {
    var known = Completions.fresh();
    issuer.issue(university, read(known), Optional.empty(), "before");
    var refused = Completions.fresh(c -> c.withObject("/result").put("pass", "failed"));
    var issued = issue(refused, Completions.fresh(), known);
    assertThat(issued.stream().map(Optional::isPresent)).containsExactly(false, true, false);
  }

  @Test
  void the_same_twice_is_issued_once() {
    var completion = Completions.fresh();
    var issued = issue(completion, completion);
    assertThat(issued.stream().map(Optional::isPresent)).containsExactly(true, false);
  }

  @Test
  void two_records_of_one_learner_and_one_achievement_are_one_credential() {
    var completion = Completions.fresh();
    var other = completion.deepCopy();
    other.withObject("/source").put("id", "another");
    assertThat(issue(completion, other).stream().map(Optional::isPresent))
        .containsExactly(true, false);
  }
}
