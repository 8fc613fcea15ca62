package nl.microcredentials.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-tiles, Merkle Tree. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TilePathTest {

  @ParameterizedTest
  @CsvSource({
    "0/000, 0, 0, 256",
    "0/x001/x234/067, 0, 1234067, 256",
    "1/999.p/1, 1, 999, 1",
    "63/x001/000.p/255, 63, 1000, 255",
    "entries/005, -1, 5, 256",
    "entries/x123/456.p/112, -1, 123456, 112"
  })
  void reads_and_writes(String text, int level, long index, int width) {
    var path = new TilePath(level, index, width);

    assertThat(TilePath.parse(text)).isEqualTo(path);
    assertThat(path).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0/",
        "0/0",
        "0/00",
        "0/0000",
        "0/x000/000",
        "0/x001",
        "0/001/000",
        "0/x001/x000",
        "00/000",
        "64/000",
        "-1/000",
        "100/000",
        "0/000.p",
        "0/000.p/",
        "0/000.p/0",
        "0/000.p/01",
        "0/000.p/256",
        "0/000.p/1000",
        "0/000.p/-1",
        "0/000/",
        "/0/000",
        "0//000",
        "Entries/000",
        "entries/../000",
        "0/\u0660\u0660\u0660",
        "0/x999/x999/x999/x999/x999/999",
        "0/000\n"
      })
  void refuses(String text) {
    assertThatThrownBy(() -> TilePath.parse(text)).isInstanceOf(MalformedInputException.class);
  }

  /** The example of the specification: a tree of 70,000 leaves. */
  @Test
  void a_tree_has_exactly_the_tiles_that_it_fills() {
    var size = 70_000;
    var last =
        List.of("0/272", "0/273.p/112", "entries/273.p/112", "1/000", "1/001.p/17", "2/000.p/1");
    var beyond =
        List.of(
            "0/273",
            "0/273.p/113",
            "0/274.p/1",
            "1/001",
            "1/001.p/18",
            "2/000",
            "2/000.p/2",
            "3/000.p/1",
            "63/000.p/1",
            "entries/x999/x999/x999/x999/999");

    assertThat(last).allMatch(path -> TilePath.parse(path).isWithin(size));
    assertThat(beyond).noneMatch(path -> TilePath.parse(path).isWithin(size));
  }
}
