package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nl.microcredentials.local.terminal.Terminal;
import org.junit.jupiter.api.Test;

/** Every address that is shown to people can be opened. */
class AddressesIT extends SystemTest {

  @Test
  void each_one_answers() {
    var text = new ByteArrayOutputStream();
    STACK
        .addresses()
        .print(new Terminal(new PrintStream(text, true, StandardCharsets.UTF_8), false));
    var addresses =
        Pattern.compile("https?://\\S+")
            .matcher(text.toString(StandardCharsets.UTF_8))
            .results()
            .map(match -> match.group())
            .toList();
    assertThat(addresses).hasSizeGreaterThan(5);
    assertThat(addresses)
        .allSatisfy(a -> assertThat(HTTP.get(URI.create(a)).status()).isEqualTo(200));
  }
}
