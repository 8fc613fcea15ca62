package nl.microcredentials.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import nl.microcredentials.core.digest.Comparison;
import nl.microcredentials.core.digest.ResourceIntegrity;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VCDM 2.0, 5.3: the digests that can be compared without fetching anything. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BundledResourcesTest {

  private static final String NO_HASH =
      "sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  /** The hash of the context is the one that the Recommendation prints. */
  @ParameterizedTest
  @CsvSource({
    "https://www.w3.org/ns/credentials/v2, sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU, SAME",
    "https://www.w3.org/ns/credentials/v2, " + NO_HASH + ", DIFFERENT",
    "https://microcredentials.nl/schemas/microcredential/v1, " + NO_HASH + ", DIFFERENT",
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json, "
        + "sha256-V1P7Ps99Ak7Sc902S9aD9IPrRyV+cY5mGIMs+J6yCDo=, SAME",
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json, "
        + NO_HASH
        + ", UNKNOWN",
    "https://hogeschool.example/image.png, " + NO_HASH + ", UNKNOWN",
    "https://www.w3.org/ns/credentials/examples/v2, " + NO_HASH + ", UNKNOWN"
  })
  void are_those_of_what_is_bundled(String url, String sri, Comparison expected) {
    var integrity = ResourceIntegrity.read(StrictJson.object().put("digestSRI", sri)).orElseThrow();
    assertThat(BundledResources.compare(url, integrity)).isEqualTo(expected);
  }
}
