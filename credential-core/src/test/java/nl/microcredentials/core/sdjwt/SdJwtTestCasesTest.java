package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.sdjwt.Parties.NOW;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What others test their implementations with: claims, which of them are hidden, which are shown,
 * and what a verifier gets to see.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdJwtTestCasesTest {

  private static final ClaimPath ROOT = ClaimPath.ROOT;

  private static ObjectNode shown(
      ObjectNode claims, Collection<ClaimPath> hidden, Collection<ClaimPath> chosen, int decoys) {
    var concealed = new Concealer(DigestAlgorithm.SHA_256, decoys, RANDOM).conceal(claims, hidden);
    var header = StrictJson.object().put("typ", "example+sd-jwt");
    var issued = SdJwt.sign(header, concealed, Parties.issuer());
    var disclosable = issued.disclosable();
    var presented = issued.disclosing(chosen.stream().filter(disclosable::contains).toList());
    return new SdJwtVerifier(Optional.empty(), NOW)
        .verify(SdJwt.parse(presented.toString()), Parties.issuerKey())
        .claims();
  }

  /** YAML of the RFC's authors, in which the tag {@code !sd} marks what is hidden. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class In_the_form_of_the_RFC {

    @ParameterizedTest
    @MethodSource("specifications")
    void the_verifier_sees_what_is_expected(Path file) {
      var specification = TaggedYaml.read(SharedData.read(file));
      var hidden = new ArrayList<ClaimPath>();
      var claims = (ObjectNode) specification.claims("user_claims", hidden);
      var chosen = new ArrayList<ClaimPath>();
      collectChosen(specification.json("holder_disclosed_claims"), ROOT, chosen);
      for (int decoys : new int[] {0, 2}) {
        var shown = shown(claims, hidden, chosen, decoys);
        if (specification.has("expect_verified_user_claims")) {
          assertThat(shown).isEqualTo(specification.json("expect_verified_user_claims"));
        }
        assertThat(shown(claims, hidden, hidden, decoys)).isEqualTo(claims);
      }
    }

    static Stream<Path> specifications() {
      return Stream.of("sd-jwt-python-testcases", "specification", "vc-specification")
          .flatMap(directory -> files("sdjwt/" + directory, ".yml"));
    }

    private void collectChosen(JsonNode choice, ClaimPath path, List<ClaimPath> chosen) {
      if (choice.isContainerNode() && !choice.isEmpty() || choice.asBoolean()) {
        chosen.add(path);
      }
      choice
          .properties()
          .forEach(one -> collectChosen(one.getValue(), path.member(one.getKey()), chosen));
      for (int i = 0; choice.isArray() && i < choice.size(); i++) {
        collectChosen(choice.get(i), path.element(i), chosen);
      }
    }
  }

  /** JSON of sd-jwt-js, in which frames say what is hidden and what is shown. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class In_the_form_of_sd_jwt_js {

    @ParameterizedTest
    @MethodSource("testCases")
    void the_verifier_sees_what_is_expected(Path file) {
      var testCase = StrictJson.parseObject(SharedData.read(file));
      var claims = (ObjectNode) testCase.get("claims");
      var hidden = new ArrayList<ClaimPath>();
      collectHidden(testCase.path("disclosureFrame"), claims, ROOT, hidden);
      var chosen = new ArrayList<ClaimPath>();
      collectChosen(testCase.path("presentationFrames"), claims, ROOT, chosen);
      var shown = shown(claims, hidden, chosen, 0);
      if (chosen.isEmpty()) {
        // One of the cases leaves out an object of which nothing is shown; by the RFC it is empty.
        shown.properties().removeIf(one -> one.getValue().isEmpty() && one.getValue().isObject());
      }
      assertThat(shown).isEqualTo(testCase.get("presentedClaims"));
      assertThat(shown(claims, hidden, hidden, 1)).isEqualTo(claims);
    }

    static Stream<Path> testCases() {
      return files("sdjwt/sd-jwt-js-testcases", ".json");
    }

    private void collectHidden(
        JsonNode frame, JsonNode value, ClaimPath path, List<ClaimPath> hidden) {
      frame.path("_sd").forEach(name -> hidden.add(step(path, value, name.asText())));
      for (var one : frame.properties()) {
        if (!one.getKey().startsWith("_sd")) {
          collectHidden(
              one.getValue(), child(value, one.getKey()), step(path, value, one.getKey()), hidden);
        }
      }
    }

    private void collectChosen(
        JsonNode frame, JsonNode value, ClaimPath path, List<ClaimPath> chosen) {
      for (var one : frame.properties()) {
        var place = step(path, value, one.getKey());
        if (one.getValue().asBoolean()) {
          chosen.add(place);
        }
        collectChosen(one.getValue(), child(value, one.getKey()), place, chosen);
      }
    }

    private ClaimPath step(ClaimPath path, JsonNode value, String name) {
      return value.isArray() ? path.element(Integer.parseInt(name)) : path.member(name);
    }

    private JsonNode child(JsonNode value, String name) {
      return value.isArray() ? value.path(Integer.parseInt(name)) : value.path(name);
    }
  }

  private static Stream<Path> files(String directory, String ending) {
    try (var files = Files.walk(SharedData.path(directory))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
