package nl.microcredentials.issuer.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that occur nowhere but in one completion: where one of them is found, it leaked. */
final class Canaries {

  private static final List<String> VALUES =
      List.of(
          "Kanarielda",
          "Zangvogelstra",
          "kanarie-adres-c41f@zangvogel.example",
          "kanarie-account-9d27@universiteit-aan-zee.example",
          "kanarie-dossier-5e83",
          "kanarie-cijfer-7b",
          "kanarie-opmerking-2a66");

  /** What is remarked about the learner. */
  static final String NOTE = VALUES.getLast();

  private Canaries() {}

  /** Puts them into a completion: everything in it that is about a person. */
  static ObjectNode inside(ObjectNode completion) {
    completion
        .withObject("/learner")
        .put("givenName", VALUES.get(0))
        .put("familyName", VALUES.get(1))
        .put("email", VALUES.get(2))
        .put("eduPersonPrincipalName", VALUES.get(3));
    completion.withObject("/source").put("id", VALUES.get(4));
    completion.withObject("/result").put("score", VALUES.get(5));
    return completion;
  }

  /** Which of them stand in {@code text}: readably, in hexadecimal digits, or in base64. */
  static List<String> in(String text) {
    return VALUES.stream().filter(value -> disguisesOf(value).anyMatch(text::contains)).toList();
  }

  static void assertNoneIn(String text) {
    assertThat(in(text)).isEmpty();
  }

  private static Stream<String> disguisesOf(String value) {
    var hex = HexFormat.of().formatHex(value.getBytes(UTF_8));
    return Stream.concat(
        Stream.of(value, value.toLowerCase(Locale.ROOT), hex, hex.toUpperCase(Locale.ROOT)),
        IntStream.range(0, 3).boxed().flatMap(offset -> inBase64(value, offset)));
  }

  /** As it stands in base64 after so many other bytes, without the digits they share. */
  private static Stream<String> inBase64(String value, int offset) {
    var bytes = ("\0".repeat(offset) + value).getBytes(UTF_8);
    var whole = bytes.length / 3 * 4;
    var first = offset == 0 ? 0 : offset + 1;
    var digits = new ArrayList<String>();
    for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      digits.add(encoder.encodeToString(bytes).substring(first, whole));
    }
    return digits.stream();
  }
}
