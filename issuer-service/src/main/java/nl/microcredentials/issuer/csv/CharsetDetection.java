package nl.microcredentials.issuer.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Decides between UTF-8 and Windows-1252. Texts in Windows-1252 with anything but ASCII in them are
 * hardly ever valid UTF-8, so a file that is valid as a whole is UTF-8.
 */
final class CharsetDetection {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final Optional<Charset> told;
  private boolean canBeUtf8 = true;
  private boolean canBeWindows1252;

  CharsetDetection(Optional<Charset> told, boolean hasByteOrderMark) {
    this.told = told;
    this.canBeWindows1252 = !hasByteOrderMark;
  }

  /**
   * Looks at a cell. No character of UTF-8 reaches beyond a delimiter.
   *
   * @param cell each byte a character
   */
  void see(String cell) {
    if (cell.chars().allMatch(c -> c < 0x80)) {
      return;
    }
    var bytes = cell.getBytes(ISO_8859_1);
    canBeUtf8 = canBeUtf8 && isValid(UTF_8, bytes);
    canBeWindows1252 = canBeWindows1252 && isValid(WINDOWS_1252, bytes);
  }

  private static boolean isValid(Charset charset, byte[] bytes) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * The character set of everything that was seen.
   *
   * @throws CsvRefused if it is in neither, or not in the one that the sender names
   */
  Charset decide() {
    var possible = canBeUtf8 ? UTF_8 : WINDOWS_1252;
    var decided = told.orElse(possible);
    if (decided.equals(UTF_8) ? !canBeUtf8 : !canBeWindows1252) {
      throw CsvRefused.notCsv(
          told.map("The file is not in %s, as it says."::formatted)
              .orElse("The file is neither in UTF-8 nor in Windows-1252."));
    }
    return decided;
  }
}
