package nl.microcredentials.issuer.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Violation;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as student systems and spreadsheets write them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvFileTest {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String SHORT_ROW = "a;Sanne;Jansen;ja;nee;c;p;ja;2026-11-20;1;f;s;osiris;1";
  private static final String SHORT_HEADER = String.join(";", CsvColumn.requiredNames());

  @Nested
  class The_header {

    @Test
    void of_a_column_nobody_knows_is_refused_and_names_it() {
      refuses(SHORT_HEADER + ";bsn\n" + SHORT_ROW + ";1")
          .containsExactly(
              new Violation("csv-column-unknown", "", "bsn", String.join(", ", CsvColumn.names())));
    }

    @Test
    void without_a_column_is_refused_and_names_what_is_missing() {
      refuses("achievementId;learner.givenName\na;b")
          .hasSize(CsvColumn.requiredNames().size() - 2)
          .contains(new Violation("csv-column-missing", "", null, "learner.familyName"));
    }

    @Test
    void with_a_column_twice_is_refused() {
      refuses(SHORT_HEADER + ";source.id\n" + SHORT_ROW + ";1")
          .containsExactly(new Violation("csv-column-twice", "", "source.id", "each column once"));
    }

    @Test
    void of_an_empty_file_is_refused() {
      refuses("").hasSize(CsvColumn.requiredNames().size());
    }

    @Test
    void that_is_a_row_is_quoted_shortened_and_without_control_characters() {
      refuses("a\0b;" + "x".repeat(500) + ";y".repeat(60))
          .hasSize(20 + CsvColumn.requiredNames().size())
          .extracting(Violation::found)
          .contains("a\uFFFDb", "x".repeat(64) + '…');
    }

    @Test
    void that_does_not_end_is_refused() {
      assertThatThrownBy(() -> open("x".repeat(10_000_000).getBytes(UTF_8), null))
          .isInstanceOf(CsvRefused.class)
          .extracting(e -> ((CsvRefused) e).type())
          .isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void may_have_its_columns_in_any_order() throws IOException {
      var header = new ArrayList<>(CsvColumn.requiredNames()).reversed();
      var cells = List.of(SHORT_ROW.split(";")).reversed();
      var row = read(String.join(";", header) + '\n' + String.join(";", cells)).getFirst();
      assertThat(row.at("/learner/familyName").textValue()).isEqualTo("Jansen");
    }

    private ListAssert<Violation> refuses(String file) {
      return assertThatThrownBy(() -> open(file.getBytes(UTF_8), null))
          .isInstanceOf(CsvRefused.class)
          .extracting(e -> ((CsvRefused) e).violations())
          .asInstanceOf(InstanceOfAssertFactories.list(Violation.class));
    }
  }

  @Nested
  class A_file {

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void has_one_of_three_delimiters(String delimiter) throws IOException {
      var file = (SHORT_HEADER + '\n' + SHORT_ROW).replace(";", delimiter);
      assertThat(read(file)).isEqualTo(read(SHORT_HEADER + '\n' + SHORT_ROW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void has_the_line_ends_of_any_system_and_empty_lines(String end) throws IOException {
      assertThat(read(SHORT_HEADER + end + SHORT_ROW + end + end + SHORT_ROW + end + end))
          .hasSize(2);
    }

    @Test
    void holds_delimiters_line_ends_and_quotes_inside_quotes() throws IOException {
      var name = "\"de Vries; Sr.\n\"\"Tjeerd\"\"\"";
      assertThat(familyName(SHORT_ROW.replace("Jansen", name).getBytes(UTF_8)))
          .isEqualTo("de Vries; Sr.\n\"Tjeerd\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Jansen\"x", "\"Jansen"})
    void with_a_quote_that_is_not_closed_is_refused(String cell) {
      assertThatThrownBy(() -> read(SHORT_HEADER + '\n' + SHORT_ROW.replace("Jansen", cell)))
          .isInstanceOf(CsvRefused.class)
          .extracting(e -> ((CsvRefused) e).type())
          .isEqualTo(ProblemType.PARSING_ERROR);
    }

    @Test
    void with_a_cell_of_ten_megabytes_is_refused_long_before_its_end() {
      var head = (SHORT_HEADER + "\na;\"").getBytes(UTF_8);
      var endless = new EndlessCell(head);
      assertThatThrownBy(() -> CsvFile.open(endless, Optional.empty()).next())
          .isInstanceOf(CsvRefused.class)
          .hasMessageContaining("64 KiB");
      assertThat(endless.given).isLessThan(512 * 1024);
    }

    @Test
    void may_be_much_longer_than_a_row_may_be() throws IOException {
      assertThat(read(SHORT_HEADER + ('\n' + SHORT_ROW).repeat(5_000))).hasSize(5_000);
    }
  }

  @Nested
  class The_character_set {

    private static final String NAME = "Işık-Müller €";

    @Test
    void is_utf_8_if_the_whole_file_is() throws IOException {
      assertThat(familyName(row(NAME, UTF_8))).isEqualTo(NAME);
    }

    @Test
    void is_utf_8_after_a_byte_order_mark() throws IOException {
      var file = ('\uFEFF' + SHORT_HEADER + '\n' + SHORT_ROW).getBytes(UTF_8);
      assertThat(layout(file).charset()).isEqualTo("UTF-8");
    }

    @Test
    void is_windows_1252_if_one_byte_of_the_file_is_not_utf_8() throws IOException {
      var file = new ByteArrayOutputStream();
      file.writeBytes((SHORT_HEADER + '\n').getBytes(UTF_8));
      file.writeBytes(row("Ã¼", WINDOWS_1252)); // valid UTF-8, for another name
      file.write('\n');
      file.writeBytes(row("Müller €", WINDOWS_1252));
      assertThat(read(file.toByteArray(), null))
          .extracting(row -> row.at("/learner/familyName").textValue())
          .containsExactly("Ã¼", "Müller €");
    }

    @Test
    void is_the_one_that_the_sender_names() throws IOException {
      var file = withHeader(row("Müller", UTF_8));
      assertThat(read(file, WINDOWS_1252).getFirst().at("/learner/familyName").textValue())
          .isEqualTo("MÃ¼ller");
    }

    @Test
    void that_the_sender_names_must_be_right() {
      var file = withHeader(row("Müller", WINDOWS_1252));
      assertThatThrownBy(() -> read(file, UTF_8)).isInstanceOf(CsvRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"81", "8D", "9D"})
    void that_has_no_such_byte_is_refused(String undefined) {
      var name = new String(new byte[] {(byte) Integer.parseInt(undefined, 16)}, ISO_8859_1);
      var file = withHeader(row(name, ISO_8859_1));
      assertThatThrownBy(() -> read(file, null)).isInstanceOf(CsvRefused.class);
    }

    private byte[] row(String name, Charset charset) {
      return SHORT_ROW.replace("Jansen", name).getBytes(charset);
    }
  }

  /** Begins as it is told and goes on with one letter. */
  private static final class EndlessCell extends InputStream {

    private final byte[] head;
    private int given;

    EndlessCell(byte[] head) {
      this.head = head;
    }

    @Override
    public int read() {
      return given < head.length ? head[given++] : given++ < 10_000_000 ? 'x' : -1;
    }
  }

  private static CsvFile open(byte[] file, Charset told) throws IOException {
    return CsvFile.open(new ByteArrayInputStream(file), Optional.ofNullable(told));
  }

  private static byte[] withHeader(byte[] row) {
    var file = new ByteArrayOutputStream();
    file.writeBytes((SHORT_HEADER + '\n').getBytes(UTF_8));
    file.writeBytes(row);
    return file.toByteArray();
  }

  private static String familyName(byte[] row) throws IOException {
    return read(withHeader(row), null).getFirst().at("/learner/familyName").textValue();
  }

  private static List<ObjectNode> read(String file) throws IOException {
    return read(file.getBytes(UTF_8), null);
  }

  private static CsvLayout layout(byte[] bytes) throws IOException {
    var file = open(bytes, null);
    while (file.next().isPresent()) {
      // to the end
    }
    return file.layout();
  }

  private static List<ObjectNode> read(byte[] bytes, Charset told) throws IOException {
    var file = open(bytes, told);
    var rows = new ArrayList<byte[]>();
    for (var row = file.next(); row.isPresent(); row = file.next()) {
      rows.add(row.get());
    }
    var layout = file.layout();
    return rows.stream().map(layout::read).collect(Collectors.toList());
  }
}
