package nl.microcredentials.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the demonstration writes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TerminalTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Terminal plain =
      new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), false);

  @Test
  void is_never_wider_than_the_terminal_is_promised_to_be() {
    var json = StrictJson.object().put("proofValue", "z".repeat(300)).put("short", 3);
    json.putObject("deep").putArray("list").add("a".repeat(90)).add("b".repeat(90));
    plain.heading("A heading");
    plain.done("something", Duration.ofMillis(12_345));
    new JsonView(plain).print(json, 50);
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Terminal.WIDTH));
  }

  @Test
  void has_no_colours_unless_they_are_wanted() {
    plain.line(plain.green("ok"));
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("ok" + System.lineSeparator());
    assertThat(new Terminal(System.out, true).green("ok")).isEqualTo("\u001b[32mok\u001b[0m");
  }

  @Test
  void says_what_it_leaves_out() {
    var json = StrictJson.object();
    for (var i = 0; i < 20; i++) {
      json.put("member" + i, "a".repeat(80));
    }
    new JsonView(plain).print(json, 5);
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("… 17 more lines");
  }

  @Test
  void cuts_in_the_middle() {
    assertThat(Terminal.shortened("urn:uuid:0123456789abcdef0123456789abcdef", 20))
        .isEqualTo("urn:uuid:01234…bcdef")
        .hasSize(20);
  }

  @Test
  void writes_short_times_in_milliseconds() {
    assertThat(Terminal.seconds(Duration.ofMillis(999))).isEqualTo("999 ms");
    assertThat(Terminal.seconds(Duration.ofMillis(1_049))).isEqualTo("1.0 s");
  }
}
