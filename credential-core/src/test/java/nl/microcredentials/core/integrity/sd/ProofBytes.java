package nl.microcredentials.core.integrity.sd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.problem.ProblemType;

/** Proof values written byte by byte, in hexadecimal. */
final class ProofBytes {

  static final String KEY =
      HexFormat.of()
          .formatHex(
              Multikey.toBytes(Ecdsa.generate(KeyType.P_256, new SecureRandom()).getPublic()));

  static final String BYTES_64 = "5840" + "11".repeat(64);
  static final String BYTES_35 = "5823" + KEY;
  static final String BYTES_32 = "5820" + "22".repeat(32);
  static final String OTHER_32 = "5820" + "33".repeat(32);

  static final String BASE =
      "d95d00"
          + "85"
          + BYTES_64
          + BYTES_35
          + BYTES_32
          + ("81" + BYTES_64)
          + ("82" + "60" + "672f697373756572");

  static final String DERIVED =
      "d95d01"
          + "85"
          + BYTES_64
          + BYTES_35
          + ("82" + BYTES_64 + BYTES_64)
          + ("a2" + "00" + BYTES_32 + "01" + OTHER_32)
          + "820005";

  private ProofBytes() {}

  /** Changes up to three bytes at a time, and inserts or removes some. */
  static void readsOrRefuses(Consumer<String> parse, String valid) {
    var random = new Random(20_261_124);
    var bytes = HexFormat.of().parseHex(valid);
    for (int round = 0; round < 20_000; round++) {
      var changed = Arrays.copyOf(bytes, bytes.length - random.nextInt(3) + random.nextInt(3));
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed[3 + random.nextInt(changed.length - 3)] = (byte) random.nextInt();
      }
      int from = 3 + random.nextInt(changed.length - 4);
      if (random.nextBoolean()) {
        System.arraycopy(changed, from, changed, from + 1, changed.length - from - 1);
      }
      assertThatCode(
              () -> {
                try {
                  parse.accept(Multibase.base64Url(changed));
                } catch (MalformedInputException e) {
                  assertThat(e.type()).isEqualTo(ProblemType.PROOF_VERIFICATION_ERROR);
                }
              })
          .as(() -> HexFormat.of().formatHex(changed))
          .doesNotThrowAnyException();
    }
  }

  static MalformedInputException refusal(Consumer<String> parse, String proofValue) {
    return catchThrowableOfType(MalformedInputException.class, () -> parse.accept(proofValue));
  }

  static String multibase(String hex) {
    return Multibase.base64Url(HexFormat.of().parseHex(hex));
  }
}
