package nl.microcredentials.issuer.documents.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import nl.microcredentials.issuer.documents.content.Font;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutlinesTest {

  private final Outlines outlines = new Outlines(Font.SANS);

  @AfterEach
  void close() {
    outlines.close();
  }

  @Test
  void lines_break_between_words_and_say_when_they_leave_something_out() {
    assertThat(outlines.lines("een twee drie vier", 20, 80, 3))
        .containsExactly("een twee", "drie vier");
    assertThat(outlines.lines("een twee drie vier", 20, 80, 1)).containsExactly("een tw…");
  }

  @Test
  void a_word_longer_than_a_line_is_broken_inside_and_no_letter_in_two() {
    assertThat(outlines.lines("𝒙".repeat(3), 20, 1, 5)).containsExactly("𝒙", "𝒙", "𝒙");
    assertThat(outlines.lines("wwwwwwww", 20, 70, 3))
        .allMatch(line -> outlines.width(line, 20) <= 70);
  }

  @Test
  void a_letter_that_the_font_does_not_have_is_a_lozenge() {
    assertThat(outlines.centred("小", 20, 50, 50)).isEqualTo(outlines.centred("◊", 20, 50, 50));
  }

  @Test
  void breaks_in_the_text_are_spaces() {
    assertThat(outlines.lines(" een\n\ntwee ", 20, 200, 2)).containsExactly("een twee");
  }

  @Test
  void text_is_centred() {
    var path = outlines.centred("I", 100, 50, 80);
    var xs =
        Pattern.compile("[ML]([0-9.]+) ")
            .matcher(path)
            .results()
            .mapToDouble(match -> Double.parseDouble(match.group(1)))
            .summaryStatistics();
    assertThat((xs.getMin() + xs.getMax()) / 2).isBetween(48.0, 52.0);
  }
}
