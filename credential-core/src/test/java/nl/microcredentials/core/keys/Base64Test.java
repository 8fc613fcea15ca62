package nl.microcredentials.core.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4648, 4 and 5: bytes have one spelling. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Base64Test {

  /** RFC 4648, 10: Test Vectors. */
  @ParameterizedTest
  @CsvSource({"'',''", "f,Zg==", "fo,Zm8=", "foo,Zm9v", "foob,Zm9vYg==", "foobar,Zm9vYmFy"})
  void the_vectors_of_the_rfc_hold(String bytes, String text) {
    assertThat(StandardBase64.encode(bytes.getBytes(US_ASCII))).isEqualTo(text);
    assertThat(StandardBase64.decode(text)).isEqualTo(bytes.getBytes(US_ASCII));
    assertThat(Base64Url.decode(text.replace("=", ""))).isEqualTo(bytes.getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zg", "Zh==", "Zg=", "Zm9v\n", " Zm9v", "Zm-v", "="})
  void another_spelling_is_refused(String text) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> StandardBase64.decode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zg==", "Zh", "Zm9v\n", " Zm9v", "Zm+v", "="})
  void another_spelling_is_refused_in_addresses(String text) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Base64Url.decode(text));
  }
}
