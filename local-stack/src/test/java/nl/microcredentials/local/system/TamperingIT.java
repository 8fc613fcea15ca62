package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A credential in which anything was changed is never accepted, and never breaks the verifier. */
class TamperingIT extends SystemTest {

  private static final long SEED = 20261123;
  private static final int RANDOM_POSITIONS = 250;
  private static final int CONCURRENT_REQUESTS = 4;

  /** A value: a text after a colon, comma or bracket, a number, or a literal. */
  private static final Pattern VALUE =
      Pattern.compile("(?<=[:,\\[])(\"(?:[^\"\\\\]|\\\\.)+\"(?!\\s*:)|-?[0-9.]+|true|false)");

  private static byte[] credential;

  @BeforeAll
  static void award() {
    credential = registeredCredential(SampleInstitutions.VOCATIONAL_COLLEGE).body();
    assertValid(credential);
  }

  @Test
  void one_changed_bit_at_any_of_many_positions_is_noticed() throws Exception {
    var random = new Random(SEED);
    var changed = new TreeMap<Integer, byte[]>();
    while (changed.size() < RANDOM_POSITIONS) {
      var position = random.nextInt(credential.length);
      changed.put(position, withFlippedBit(position, random.nextInt(8)));
    }
    assertNoneAccepted(new ArrayList<>(changed.values()));
  }

  @Test
  void one_changed_character_in_each_value_is_noticed() throws Exception {
    var random = new Random(SEED);
    var text = new String(credential, StandardCharsets.ISO_8859_1); // one character a byte
    var values = VALUE.matcher(text);
    var changed = new ArrayList<byte[]>();
    while (values.find()) {
      var quote = values.group().startsWith("\"") ? 1 : 0;
      var length = values.group().length() - 2 * quote;
      changed.add(withFlippedBit(values.start() + quote + random.nextInt(length), 0));
    }
    assertThat(changed).hasSizeGreaterThan(50);
    assertNoneAccepted(changed);
  }

  private static byte[] withFlippedBit(int position, int bit) {
    var bytes = credential.clone();
    bytes[position] ^= (byte) (1 << bit);
    return bytes;
  }

  private static void assertNoneAccepted(List<byte[]> changed) throws Exception {
    try (var threads = Executors.newFixedThreadPool(CONCURRENT_REQUESTS)) {
      var checks =
          changed.stream().map(bytes -> (Callable<Void>) () -> assertNotAccepted(bytes)).toList();
      for (var check : threads.invokeAll(checks)) {
        check.get();
      }
    }
  }

  private static Void assertNotAccepted(byte[] bytes) {
    var answer = verify(bytes);
    var document = new String(bytes, StandardCharsets.UTF_8);
    assertThat(answer.status()).as(document).isIn(200, 400, 422);
    if (answer.status() == 200) {
      assertThat(outcome(answer)).as(document).isEqualTo("INVALID");
    }
    return null;
  }
}
