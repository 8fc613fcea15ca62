package nl.microcredentials.issuer.documents.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import nl.microcredentials.core.keys.Sha256;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FontTest {

  private static final String EUROPEAN =
      "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĪĮİıĴĶĹĻĽŁŃŅŇŐŒŔŖŘŚŜŞŠȘŢŤȚŪŬŮŰŲŴŶŸŹŻŽẞ"
          + "ΑΒΓΔΕΖΗΘάέήίόύώАБВГДЕЁЖЗЇЄІѓљџ€…–’„«»";

  @ParameterizedTest
  @EnumSource(Font.class)
  void it_has_the_letters_of_European_names_and_a_sign_for_others(Font font) throws IOException {
    try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font.bytes()))) {
      var characters = parsed.getUnicodeCmapLookup();
      assertThat((EUROPEAN + Font.UNKNOWN_LETTER).codePoints())
          .allMatch(letter -> characters.getGlyphId(letter) != 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Font.class)
  void it_is_the_file_that_its_authors_published(Font font) throws IOException {
    var notice =
        Files.readString(Path.of(System.getProperty("microcred.repository", ".."), "NOTICE"));
    assertThat(notice).contains(HexFormat.of().formatHex(Sha256.of(font.bytes())));
  }
}
