package nl.microcredentials.core.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VCDM 2.0, 5.3: Integrity of Related Resources. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResourceIntegrityTest {

  private static final String SHA_256 = "sha256-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgo=";
  private static final String SHA_384 =
      "sha384-m9aOMApLIyMpTGbR2PEh9/mfRWsVZQTznDuZ/6koY0Gf0DH/s3c+vzwEE973CkzL";
  private static final String SHA_512 =
      "sha512-ZUX6x6b+9AFgQg19HvB+ku4xf/EzE5SF2hxwiiRajWcSvmnJ3NJrZkeXO5dWDd1dnEGE3SGCYyU8B8/Yq691/g==";
  private static final String MULTIHASH_256 = "uEiCkyBO8if_Xj-1zsEJX42jBfNiPyLe-e_S4o_9HfJZ-Cg";

  /** The hashes above, computed elsewhere, are those of these bytes. */
  private final Digests digests = Digests.of("Kan meten".getBytes(UTF_8));

  private final Digests others = Digests.of("Kan wegen".getBytes(UTF_8));

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHA_256,
        SHA_384,
        SHA_512,
        SHA_256 + "?option",
        "  " + SHA_384 + "\t" + SHA_256 + " ",
        "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= " + SHA_256,
        "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= " + SHA_512
      })
  void subresource_integrity_holds_for_the_bytes_that_were_meant(String metadata) {
    assertThat(sri(metadata).holdsFor(digests)).isTrue();
    assertThat(sri(metadata).holdsFor(others)).isFalse();
  }

  @Test
  void only_the_strongest_algorithm_counts() {
    var weaker =
        SHA_256 + " sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assertThat(sri(weaker).holdsFor(digests)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MULTIHASH_256,
        "uIDCb1o4wCksjIylMZtHY8SH3-Z9FaxVlBPOcO5n_qShjQZ_QMf-zdz6_PAQT3vcKTMs",
        "uE0BlRfrHpv70AWBCDX0e8H6S7jF_8TMTlIXaHHCKJFqNZxK-acnc0mtmR5c7l1YN3V2cQYTdIYJjJTwHz9irr3X-",
        "zQmZRtXBTqeX6jokjM2zBx3NcjrPJ2gX1hazGZAoSCZT6cy"
      })
  void a_multihash_holds_for_the_bytes_that_were_meant(String multibase) {
    assertThat(multibase(multibase).holdsFor(digests)).isTrue();
    assertThat(multibase(multibase).holdsFor(others)).isFalse();
  }

  /** As in the test suite of the W3C for VCDM 2.0. */
  @Test
  void a_hash_without_header_is_read_as_SHA_256() {
    assertThat(multibase("upMgTvIn_14_tc7BCV-NowXzYj8i3vnv0uKP_R3yWfgo").holdsFor(digests))
        .isTrue();
  }

  @Test
  void every_statement_must_hold() {
    var reference = StrictJson.object().put("digestSRI", SHA_384);
    reference.put("digestMultibase", MULTIHASH_256);
    assertThat(read(reference).holdsFor(digests)).isTrue();
    reference.put("digestMultibase", "uAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assertThat(read(reference).holdsFor(digests)).isFalse();
    reference.putArray("digestMultibase").add(MULTIHASH_256).add(MULTIHASH_256);
    assertThat(read(reference).holdsFor(digests)).isTrue();
    reference.withArray("digestMultibase").add("uAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assertThat(read(reference).holdsFor(digests)).isFalse();
  }

  @Test
  void nothing_stated_is_nothing_to_hold() {
    assertThat(ResourceIntegrity.read(StrictJson.object().put("id", "urn:a:b"))).isEmpty();
    assertThat(ResourceIntegrity.NONE.holdsFor(digests)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "sha256",
        "sha256-",
        "sha256-AAAA",
        "sha1-pMgTvIn/14/tc7BCV+NowXzYj8g=",
        "SHA256-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgo=",
        "sha384-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgo=",
        "sha256-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgo",
        "sha256-pMgTvIn_14_tc7BCV-NowXzYj8i3vnv0uKP_R3yWfgo=",
        "sha256-pMgTvIn/14/tc7BCV+NowXzYj8i3vnv0uKP/R3yWfgp=",
        "sha256-a4c813bc89ffd78fed73b04257e368c17cd88fc8b7be7bf4b8a3ff477c967e0a",
        SHA_256 + " nonsense"
      })
  void a_text_that_is_no_digest_is_refused(String metadata) {
    assertRefused(StrictJson.object().put("digestSRI", metadata));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "u",
        "z",
        "uAA",
        "mEiCkyBO8if/Xj+1zsEJX42jBfNiPyLe+e/S4o/9HfJZ+Cg",
        "uEiCkyBO8if_Xj-1zsEJX42jBfNiPyLe-e_S4o_9HfJZ-",
        "uERSkyBO8if_Xj-1zsEJX42jBfNiPyA",
        "uEjCkyBO8if_Xj-1zsEJX42jBfNiPyLe-e_S4o_9HfJZ-Cg"
      })
  void bytes_that_are_no_multihash_are_refused(String multibase) {
    assertRefused(StrictJson.object().put("digestMultibase", multibase));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "null", "{}", "[5]", "[]", "true"})
  void what_is_no_text_is_refused(String value) {
    var json = StrictJson.parse(value.getBytes(UTF_8));
    assertRefused(StrictJson.object().set("digestMultibase", json));
    assertRefused(StrictJson.object().set("digestSRI", json));
  }

  @Test
  void a_megabyte_of_digests_costs_no_time_to_speak_of() {
    assertThat(sri((SHA_256 + " ").repeat(20_000)).holdsFor(digests)).isTrue();
    assertRefused(StrictJson.object().put("digestMultibase", "z" + "1".repeat(1_000_000)));
  }

  private static void assertRefused(ObjectNode reference) {
    var refused = catchThrowableOfType(Refused.class, () -> ResourceIntegrity.read(reference));
    assertThat(refused).as(reference.toString()).isNotNull();
  }

  private static ResourceIntegrity sri(String metadata) {
    return read(StrictJson.object().put("digestSRI", metadata));
  }

  private static ResourceIntegrity multibase(String multibase) {
    return read(StrictJson.object().put("digestMultibase", multibase));
  }

  private static ResourceIntegrity read(ObjectNode reference) {
    return ResourceIntegrity.read(reference).orElseThrow();
  }
}
