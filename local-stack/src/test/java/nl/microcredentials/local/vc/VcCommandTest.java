package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.local.vc.Desk.Pen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the command line, the answer that is always written, and the exit code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VcCommandTest {

  @TempDir private Path folder;

  private Desk desk;
  private Path key;
  private Path credential;

  @BeforeEach
  void write_files() {
    desk = new Desk(folder);
    key = desk.write("key.json", Pen.of(KeyType.P_256).method());
    credential = desk.write("credential.json", Desk.credential());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign --input I --key K --feature credential_jose",
        "issue",
        "issue --input I --key K",
        "issue --input I --feature credential_jose",
        "issue --key K --feature credential_jose",
        "issue --input I --key K --feature credential_pdf",
        "issue --input I --key K --feature CREDENTIAL_JOSE",
        "issue --input I --input I --key K --feature credential_jose",
        "issue --input I --key K --feature credential_jose --colour red",
        "issue --input I --key K --feature credential_jose extra",
        "issue --input I --key K --feature credential_jose --strict-terms perhaps",
        "verify --input I --key K --feature credential_jose --strict-terms true",
        "issue --input I --key K --feature credential_jose --sd [\"issuer\"]",
        "issue --input I --key K --feature credential_sdjwt --sd issuer",
        "issue --input I --key K --feature credential_sdjwt --sd [1]",
        "issue --input I --key K --feature credential_jose --cryptosuite eddsa-rdfc-2022",
        "verify --input I --key K --feature credential_di --cryptosuite eddsa-rdfc-2022",
        "issue --input missing.json --key K --feature credential_jose",
        "issue --input I --key missing.json --feature credential_jose",
        "verify --input I --key . --feature credential_jose"
      })
  void misuse_is_answered_in_the_file_as_well(String line) {
    var reply = desk.run(words(line));
    assertThat(reply.exitCode()).isEqualTo(VcCommand.MISUSED);
    assertThat(reply.result()).isEqualTo("failure");
    assertThat(reply.err()).contains(reply.data());
  }

  @Test
  void an_option_without_value_is_misuse_wherever_the_answer_goes() {
    var answer = desk.file("first.json");
    var words = List.of("issue", "--output", answer.toString(), "--key");
    var reply = Desk.read(answer, Desk.runWithoutOutput(words));
    assertThat(reply.exitCode()).isEqualTo(VcCommand.MISUSED);
    assertThat(reply.data()).isEqualTo("--key has no value.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"kty\":\"EC\"}", "{\"id\":1}", "{\"id\":\"a\"}"})
  void a_key_file_without_key_is_a_failure(String text) {
    desk.write("key.json", text);
    var reply = desk.run(words("issue --input I --key K --feature credential_jose"));
    assertThat(reply.exitCode()).isEqualTo(VcCommand.ANSWERED);
    assertThat(reply.result()).isEqualTo("failure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[1]", "{}", "{\"type\":\"VerifiableCredential\"}", "\0"})
  void no_input_makes_it_fall_silent(String text) {
    desk.write("credential.json", text);
    for (var feature : Feature.values()) {
      for (var action : List.of("issue", "verify")) {
        var line = "%s --input I --key K --feature %s".formatted(action, feature.value());
        var reply = desk.run(words(line));
        assertThat(reply.result()).as(line).isIn("failure", "indeterminate");
        assertThat(reply.exitCode()).as(line).isEqualTo(VcCommand.ANSWERED);
      }
    }
  }

  @Test
  void a_file_longer_than_anything_that_is_accepted_is_not_read() {
    desk.write("credential.json", " ".repeat((4 << 20) + 1));
    var reply = desk.run(words("issue --input I --key K --feature credential_jose"));
    assertThat(reply.exitCode()).isEqualTo(VcCommand.MISUSED);
  }

  @Test
  void a_place_that_cannot_be_written_has_an_exit_code_of_its_own() {
    var words =
        words("issue --input I --key K --feature credential_jose --output /no/such/folder/a");
    var reply = Desk.runWithoutOutput(Arrays.stream(words).map(Object::toString).toList());
    assertThat(reply.exitCode()).isEqualTo(VcCommand.NOT_WRITTEN);
  }

  @Test
  void without_output_the_answer_is_on_standard_output_and_nothing_else() {
    var words = words("issue --input=I --key=K --feature=credential_jose");
    var reply = Desk.runWithoutOutput(Arrays.stream(words).map(Object::toString).toList());
    assertThat(reply.exitCode()).isEqualTo(VcCommand.ANSWERED);
    assertThat(StrictJson.parseObject(reply.out().getBytes(UTF_8)).get("result").textValue())
        .isEqualTo("success");
    assertThat(reply.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "issue --help"})
  void help_says_what_is_not_judged(String line) {
    var words = line.isEmpty() ? List.<String>of() : List.of(line.split(" "));
    assertThat(Desk.runWithoutOutput(words).out()).contains("does not judge");
  }

  /** {@code I} and {@code K} stand for the files. */
  private Object[] words(String line) {
    return Arrays.stream(line.split(" "))
        .map(word -> word.replaceFirst("^(--input=)?I$", "$1" + credential))
        .map(word -> word.replaceFirst("^(--key=)?K$", "$1" + key))
        .toArray();
  }
}
