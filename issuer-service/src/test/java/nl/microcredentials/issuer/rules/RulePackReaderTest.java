package nl.microcredentials.issuer.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.keys.Sha256;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not understood keeps the service from starting. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RulePackReaderTest {

  private static final String SOUND =
      """
      id: trial
      version: 1
      validFrom: 2025-05-01
      validUntil: 2025-12-31
      necessary: true
      sectors: [wo]
      source: {url: "https://www.universiteit.example/", date: 2025-05-01}
      achievement:
        - id: size
          appliesTo: {sectors: [wo], from: 2025-05-01}
          check:
            kind: range
            fact: /achievement/studyLoad
            intervals:
              - {unit: ects, minimum: 3, maximum: 30, step: 0.5}
          message:
            en: "Not {found}, but {allowed}."
            nl: "Niet {found}, maar {allowed}."
      completion:
        - id: gate
          check:
            kind: gate
            fact: /completion/learner/initialStudent
            expected: false
            exemption: {from: 2025-05-01, until: 2025-06-30, reason: /completion/experiment/reason}
          message: {en: "No.", nl: "Nee."}
      """;

  @Test
  void a_sound_pack_is_read_and_knows_its_digest() {
    var pack = read(SOUND);
    assertThat(pack.name()).isEqualTo("trial-1");
    assertThat(pack.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(SOUND.getBytes(UTF_8))));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "validFrom:          | validForm:", // a typing error
        "minimum: 3          | minimun: 3",
        "expected: false     | expcted: false",
        "from: 2025-05-01}   | form: 2025-05-01}",
        "en: \"No.\",        | ''", // a language is missing
        "nl: \"Nee.\"        | nl: \"\"",
        "nl: \"Nee.\"        | fr: \"Non.\"",
        "kind: gate          | kind: script", // a kind of rule that there is not
        "kind: gate          | king: gate",
        "{found}             | {fund}", // a placeholder that there is not
        "Niet {found}        | Niet {found",
        "/achievement/studyLoad | /achievment/studyLoad",
        "/achievement/studyLoad | achievement.studyLoad",
        "validFrom: 2025-05-01 | validFrom: 2025-02-30",
        "version: 1          | version: 1.5",
        "version: 1          | version: 2", // another version than its file's
        "version: 1          | version: '1'",
        "necessary: true     | necessary: perhaps",
        "necessary: true     | ''",
        "sectors: [wo]       | sectors: [vo]",
        "sectors: [wo]       | sectors: [0]",
        "validUntil: 2025-12-31 | validUntil: 2025-04-30",
        "until: 2025-06-30   | until: 2025-04-30",
        "step: 0.5           | step: 0",
        "step: 0.5           | step: none",
        "maximum: 30         | maximum: 2",
        "id: trial           | 'id: trial\\nid: trial'", // one member twice
        "version: 1          | 'version: 1\\n---\\nid: trial'", // a second document
        "id: size            | id: Size of it",
        "id: size            | name: size"
      })
  void a_pack_with_an_error_is_refused(String right, String wrong) {
    var broken = SOUND.replace(unescaped(right), unescaped(wrong));
    assertThat(broken).isNotEqualTo(SOUND);
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("trial-1");
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n"); // a line break in the table above
  }

  @Test
  void an_alias_is_not_taken_for_a_text() {
    var aliased =
        SOUND
            .replace("message: {en: \"No.\"", "message: &no {en: \"No.\"")
            .replace(
                "nl: \"Nee.\"}\n", "nl: \"Nee.\"}\n  - {id: again, check: {}, message: *no}\n");
    assertThat(aliased).contains("*no");
    assertThatThrownBy(() -> read(aliased)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void two_versions_in_force_on_one_day_are_refused() {
    var later = SOUND.replace("version: 1", "version: 2");
    assertThatThrownBy(() -> packs("2025-12-31", later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("trial-1 and trial-2 are in force on the same day");
    assertThat(packs("2026-01-01", later)).isNotNull();
  }

  private static RulePacks packs(String from, String later) {
    var second =
        later
            .replace("validFrom: 2025-05-01", "validFrom: " + from)
            .replace("validUntil: 2025-12-31\n", "");
    return new RulePacks(List.of(read(SOUND), RulePackReader.read("trial-2", utf8(second))));
  }

  @Test
  void a_rule_about_a_member_that_nobody_sends_is_refused() {
    record Learner(boolean initialStudent) {}
    record Completion(Learner learner) {}
    var packs = new RulePacks(List.of(read(SOUND)));
    assertThatThrownBy(
            () -> packs.requireFacts(new ObjectMapper(), Map.of("completion", Completion.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a rule looks at /completion/experiment/reason, which never is");
  }

  private static RulePack read(String yaml) {
    return RulePackReader.read("trial-1", utf8(yaml));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
