package nl.microcredentials.issuer.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for leaks finds them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanariesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz"})
  void are_found_however_they_are_written(String before) {
    var text = before + Canaries.NOTE + " and more";
    var bytes = text.getBytes(UTF_8);
    assertThat(Canaries.in(text)).containsExactly(Canaries.NOTE);
    assertThat(Canaries.in(HexFormat.of().formatHex(bytes))).containsExactly(Canaries.NOTE);
    assertThat(Canaries.in(Base64.getEncoder().encodeToString(bytes)))
        .containsExactly(Canaries.NOTE);
    assertThat(Canaries.in(Base64.getUrlEncoder().encodeToString(bytes)))
        .containsExactly(Canaries.NOTE);
  }

  @Test
  void are_not_found_where_there_are_none() {
    assertThat(Canaries.in("an opmerking about a kanarie")).isEmpty();
  }
}
