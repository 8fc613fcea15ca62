package nl.microcredentials.core.sdjwt.vc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.sdjwt.vc.TypeMetadata.Claim;
import nl.microcredentials.core.sdjwt.vc.TypeMetadata.Display;
import nl.microcredentials.core.sdjwt.vc.TypeMetadata.SelectiveDisclosure;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWT VC, draft 25, 5: SD-JWT VC Type Metadata; 6: Integrity of Referenced Documents. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MicrocredentialTypeTest {

  private final TypeMetadata metadata = MicrocredentialType.metadata();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{'vct': 1}",
        "{'vct': 'x', 'extends': 'y'}",
        "{'vct': 'x', 'display': {}}",
        "{'vct': 'x', 'display': ['nl']}",
        "{'vct': 'x', 'display': [{'locale': 'nl'}]}",
        "{'vct': 'x', 'claims': 'x'}",
        "{'vct': 'x', 'claims': [{}]}",
        "{'vct': 'x', 'claims': [{'path': []}]}",
        "{'vct': 'x', 'claims': [{'path': ['a'], 'sd': 'maybe'}]}",
        "{'vct': 'x', 'claims': [{'path': ['a'], 'mandatory': 'yes'}]}",
        "{'vct': 'x', 'claims': [{'path': ['a'], 'display': [{'locale': 'nl', 'name': 'A'}]}]}"
      })
  void other_documents_are_no_metadata(String json) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> TypeMetadata.read(json.replace('\'', '"').getBytes(UTF_8)));
  }

  @Test
  void the_metadata_are_those_of_the_type() {
    assertThat(metadata.vct()).isEqualTo(MicrocredentialType.VCT);
  }

  /** The rulebook, 2.2 and 3.2. */
  @Test
  void thirteen_claims_are_mandatory_and_all_but_one_are_for_the_holder_to_show() {
    assertThat(metadata.claims().stream().filter(Claim::mandatory)).hasSize(13);
    var never = metadata.claims().stream().filter(claim -> claim.sd() == SelectiveDisclosure.NEVER);
    assertThat(never.map(claim -> claim.path().toString()))
        .containsExactly(
            "attestation_legal_category",
            "notionalWorkload.value",
            "notionalWorkload.unit",
            "iat",
            "registration");
  }

  @Test
  void everything_has_a_name_in_Dutch_and_English() {
    assertThat(metadata.display()).extracting(Display::locale).containsExactly("nl", "en");
    for (var claim : metadata.claims()) {
      assertThat(claim.display()).extracting(Display::locale).containsExactly("nl", "en");
      assertThat(claim.display()).extracting(Display::name).doesNotContain("");
    }
    assertThat(metadata.claims()).extracting(Claim::path).doesNotHaveDuplicates();
  }

  @Test
  void its_integrity_is_that_of_its_bytes() {
    assertThat(MicrocredentialType.integrity()).startsWith("sha256-").hasSize(7 + 44);
    assertThat(MicrocredentialType.hasIntegrity(MicrocredentialType.integrity())).isTrue();
    assertThat(MicrocredentialType.hasIntegrity("sha256-" + "A".repeat(43) + "=")).isFalse();
  }
}
