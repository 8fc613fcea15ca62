package nl.microcredentials.issuer.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets would run is shown to them as text. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvExportTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
      })
  void a_formula_gets_an_apostrophe_before_it(String formula) throws IOException {
    assertThat(written(formula).replace("\"", "")).startsWith("'" + formula.replace("\"", ""));
  }

  @Test
  void a_formula_that_a_dutch_spreadsheet_would_find_behind_a_semicolon_gets_one_too()
      throws IOException {
    assertThat(written("x;=cmd|' /C calc'!A0")).isEqualTo("x;'=cmd|' /C calc'!A0\r\n");
  }

  @Test
  void everything_else_is_written_as_it_is() throws IOException {
    assertThat(written("a=1", null, "de Vries, \"T\"\nSr."))
        .isEqualTo("a=1,,\"de Vries, \"\"T\"\"\nSr.\"\r\n");
  }

  private static String written(String... cells) throws IOException {
    var out = new ByteArrayOutputStream();
    var csv = new CsvExport(out);
    csv.row(cells);
    csv.flush();
    return out.toString(UTF_8);
  }
}
