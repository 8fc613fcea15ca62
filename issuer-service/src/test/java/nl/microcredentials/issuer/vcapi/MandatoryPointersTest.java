package nl.microcredentials.issuer.vcapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** VC API, {@code options.mandatoryPointers}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MandatoryPointersTest {

  private final ObjectNode credential = VcApiRequests.credential("did:example:issuer");
  private final ObjectNode options = StrictJson.object();

  @Test
  void without_a_choice_a_verifier_learns_who_issued_it_and_whether_it_counts() {
    assertThat(MandatoryPointers.of(credential, IssueOptions.read(null)))
        .containsExactly("/issuer");
    credential.put("validUntil", "2030-01-01T00:00:00Z").putObject("credentialStatus");
    assertThat(MandatoryPointers.of(credential, IssueOptions.read(options)))
        .containsExactly("/issuer", "/validUntil", "/credentialStatus");
  }

  @Test
  void what_the_caller_chooses_is_taken_as_it_is() {
    options.putArray("mandatoryPointers").add("/non/existent").add("/credentialSubject");
    assertThat(MandatoryPointers.of(credential, IssueOptions.read(options)))
        .containsExactly("/non/existent", "/credentialSubject");
  }

  @Test
  void nobody_can_choose_that_a_status_may_be_hidden() {
    credential.putObject("credentialStatus");
    options.putArray("mandatoryPointers").add("/issuer");
    assertThat(MandatoryPointers.of(credential, IssueOptions.read(options)))
        .containsExactly("/issuer", "/credentialStatus");
  }
}
