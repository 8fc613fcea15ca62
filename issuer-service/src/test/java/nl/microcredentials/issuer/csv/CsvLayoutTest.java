package nl.microcredentials.issuer.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.problem.Violation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells mean. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvLayoutTest {

  private static final String SHORT_ROW = "a;Sanne;Jansen;ja;nee;c;p;ja;2026-11-20;1;f;s;osiris;1";
  private static final String SHORT_HEADER = String.join(";", CsvColumn.requiredNames());

  @Test
  void a_cell_of_a_number_has_a_comma_or_a_point() throws IOException {
    assertThat(value("studyLoad.value", "2,5")).isEqualTo("2.5");
    assertThat(value("studyLoad.value", "2.5")).isEqualTo("2.5");
    assertThat(value("studyLoad.value", "3")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.000", "1.000,5", "-3", "NaN", "1e400", "3 EC", "٣", "=3"})
  void a_cell_of_a_number_that_may_mean_something_else_is_refused(String number) {
    refuses("studyLoad.value", number, "/studyLoad/value");
  }

  @Test
  void a_cell_of_a_mark_gets_a_point_and_keeps_everything_else() throws IOException {
    assertThat(value("result.score", "8,5")).isEqualTo("8.5");
    assertThat(value("result.score", "A+")).isEqualTo("A+");
  }

  @ParameterizedTest
  @CsvSource({"JA,true", "ja,true", "true,true", "Nee,false", "FALSE,false"})
  void a_cell_of_a_truth_is_dutch_or_english(String cell, String truth) throws IOException {
    assertThat(value("assessment.supervised", cell)).isEqualTo(truth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"j", "1", "yes", "waar"})
  void a_cell_of_a_truth_is_nothing_else(String cell) {
    refuses("assessment.supervised", cell, "/assessment/supervised");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T15:00:00+01:00,2026-11-20T15:00+01:00",
    "2026-11-20T14:00:00Z,2026-11-20T14:00Z",
    "2026-11-20,2026-11-20T00:00+01:00",
    "20-11-2026,2026-11-20T00:00+01:00",
    "1-7-2026,2026-07-01T00:00+02:00",
    "20-11-2026 9:05,2026-11-20T09:05+01:00",
    "2026-11-20 15:00:30,2026-11-20T15:00:30+01:00"
  })
  void a_cell_of_a_time_is_dutch_time_without_offset(String cell, String time) throws IOException {
    assertThat(value("association.startDateTime", cell)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11/20/2026",
        "01/02/2026",
        "20-11-26",
        "31-02-2026",
        "20.11.2026",
        "29-03-2026 02:30", // the clocks went from 2 to 3
        "25-10-2026 02:30", // and here from 3 to 2
        "46346"
      })
  void a_cell_of_a_time_that_may_be_another_is_refused(String cell) {
    refuses("association.startDateTime", cell, "/association/startDateTime");
  }

  @Test
  void a_cell_that_is_empty_or_blank_is_no_member() throws IOException {
    var row = read(SHORT_HEADER + ";learner.email\n" + SHORT_ROW + ";  ");
    assertThat(row.at("/learner").has("email")).isFalse();
  }

  @Test
  void too_few_or_too_many_cells_are_refused_with_their_row() {
    for (var row : List.of("a;b", SHORT_ROW + ";x")) {
      assertThatThrownBy(() -> read(SHORT_HEADER + '\n' + row))
          .isInstanceOf(CsvRefused.class)
          .extracting(e -> ((CsvRefused) e).violations().getFirst().rule())
          .isEqualTo("csv-cells");
    }
  }

  @Test
  void evidence_of_a_row_is_one_piece_of_evidence() throws IOException {
    var row =
        read(
            SHORT_HEADER
                + ";evidence.url;evidence.name\n"
                + SHORT_ROW
                + ";https://portfolio.example/1;Portfolio");
    assertThat(row.path("evidence")).hasSize(1);
    assertThat(row.at("/evidence/0/url").asText()).isEqualTo("https://portfolio.example/1");
    assertThat(row.at("/evidence/0/name").asText()).isEqualTo("Portfolio");
  }

  private String value(String column, String cell) throws IOException {
    var row = read(SHORT_HEADER + ';' + column + '\n' + SHORT_ROW + ';' + cell);
    return row.at('/' + column.replace('.', '/')).asText();
  }

  private void refuses(String column, String cell, String pointer) {
    assertThatThrownBy(() -> value(column, cell))
        .isInstanceOf(CsvRefused.class)
        .extracting(e -> ((CsvRefused) e).violations().getFirst())
        .extracting(Violation::pointer, Violation::found)
        .containsExactly(pointer, cell);
  }

  private static ObjectNode read(String file) throws IOException {
    var csv = CsvFile.open(new ByteArrayInputStream(file.getBytes(UTF_8)), Optional.empty());
    var row = csv.next().orElseThrow();
    return csv.layout().read(row);
  }
}
