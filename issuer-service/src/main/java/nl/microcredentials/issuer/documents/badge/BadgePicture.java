package nl.microcredentials.issuer.documents.badge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.documents.content.Font;
import nl.microcredentials.issuer.documents.content.Labels;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.documents.content.XmlText;

/**
 * The picture of a badge: which micro-credential of which institution. It does not show the
 * learner: badges are hung up where everybody sees them.
 *
 * @param title for those who cannot see it
 * @param credential marked up, to stand right after the root; empty in a picture without one
 */
record BadgePicture(
    String lang,
    String title,
    String credential,
    String kind,
    List<String> achievement,
    List<String> institution,
    String size) {

  private static final double MIDDLE = 256;
  private static final double WIDTH = 388;
  private static final double KIND_SIZE = 19;
  private static final double KIND_LINE = 166;

  /** Titles are set as large as they fit. */
  private static final List<TitleSize> TITLE_SIZES =
      List.of(
          new TitleSize(46, 2),
          new TitleSize(40, 3),
          new TitleSize(34, 4),
          new TitleSize(28, 5),
          new TitleSize(23, 6));

  private static final double TITLE_MIDDLE = 276;
  private static final double INSTITUTION_SIZE = 20;
  private static final double INSTITUTION_LINE = 414;
  private static final int INSTITUTION_LINES = 2;
  private static final double SIZE_SIZE = 19;
  private static final double SIZE_LINE = 466;
  private static final double LINE_HEIGHT = 1.2;

  /** How far below its middle a line of letters stands, as a part of their size. */
  private static final double BASELINE = 0.33;

  /** The template, checked when the service is built. */
  @CheckedTemplate(basePath = "documents", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Badge(BadgePicture picture) implements TemplateInstance {}

  /** Draws the badge of {@code award}. */
  static BadgePicture of(AwardContent award, Language language, String credential) {
    var labels = Labels.in(language);
    var achievement = language.choose(award.texts().title(), award.texts().language());
    var institution = award.institutionName();
    try (var serif = new Outlines(Font.SERIF_SEMI_BOLD);
        var sans = new Outlines(Font.SANS_SEMI_BOLD)) {
      return new BadgePicture(
          language.tag(),
          "%s: %s, %s".formatted(labels.get("kind"), achievement, institution),
          credential,
          sans.centred(spaced(labels.get("kind")), KIND_SIZE, MIDDLE, KIND_LINE),
          title(serif, achievement),
          institution(sans, institution),
          sans.centred(size(award, labels), SIZE_SIZE, MIDDLE, SIZE_LINE));
    }
  }

  /** Capitals with thin spaces between them. */
  private static String spaced(String text) {
    return String.join("\u2009", text.toUpperCase(Locale.ROOT).split(""));
  }

  private record TitleSize(double size, int lines) {

    /** Whether the text fits without breaking a word. */
    boolean holds(Outlines outlines, String text) {
      var words = Stream.of(text.strip().split("\\s+"));
      return words.allMatch(word -> outlines.width(word, size) <= WIDTH)
          && !outlines.lines(text, size, WIDTH, lines).getLast().endsWith("…");
    }
  }

  private static List<String> title(Outlines serif, String text) {
    var size =
        TITLE_SIZES.stream()
            .filter(candidate -> candidate.holds(serif, text))
            .findFirst()
            .orElseGet(TITLE_SIZES::getLast);
    var lines = serif.lines(text, size.size(), WIDTH, size.lines());
    var height = size.size() * LINE_HEIGHT;
    var first = TITLE_MIDDLE - (lines.size() - 1) * height / 2 + size.size() * BASELINE;
    return stacked(serif, lines, size.size(), first);
  }

  private static List<String> institution(Outlines sans, String name) {
    var lines = sans.lines(name, INSTITUTION_SIZE, WIDTH, INSTITUTION_LINES);
    var first = INSTITUTION_LINE - (lines.size() - 1) * INSTITUTION_SIZE * LINE_HEIGHT / 2;
    return stacked(sans, lines, INSTITUTION_SIZE, first);
  }

  private static List<String> stacked(
      Outlines outlines, List<String> lines, double size, double first) {
    return IntStream.range(0, lines.size())
        .mapToObj(i -> outlines.centred(lines.get(i), size, MIDDLE, first + i * size * LINE_HEIGHT))
        .toList();
  }

  private static String size(AwardContent award, Labels labels) {
    var studyLoad = award.studyLoad();
    var size = labels.get("study-load." + studyLoad.unit(), studyLoad.value().toPlainString());
    return award
        .eqfLevel()
        .map(level -> size + "  ·  " + labels.get("level.value", level))
        .orElse(size);
  }

  String svg() {
    return XmlText.legal(new Badge(this).render());
  }
}
