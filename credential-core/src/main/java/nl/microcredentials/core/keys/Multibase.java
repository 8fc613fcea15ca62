package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.math.BigInteger;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Bytes as text that says how it is encoded: {@code z} for base58-btc, {@code u} for base64url
 * without padding.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#multibase-0">Controlled
 *     Identifiers 1.0, 2.4: Multibase</a>
 */
public final class Multibase {

  private static final String BASE_58_ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE_58 = BigInteger.valueOf(58);

  /** Base 58 takes time that grows with the square of the length; keys and signatures are short. */
  private static final int MAX_BASE_58_LENGTH = 256;

  private Multibase() {}

  public static String base58(byte[] bytes) {
    var digits = new StringBuilder();
    for (var n = new BigInteger(1, bytes); n.signum() > 0; ) {
      var quotientAndRemainder = n.divideAndRemainder(BASE_58);
      digits.append(BASE_58_ALPHABET.charAt(quotientAndRemainder[1].intValue()));
      n = quotientAndRemainder[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      digits.append('1');
    }
    return digits.append('z').reverse().toString();
  }

  public static String base64Url(byte[] bytes) {
    return 'u' + Base64Url.encode(bytes);
  }

  /**
   * Reads either form.
   *
   * @throws MalformedInputException if the prefix is another one, or if {@code text} is not the one
   *     canonical encoding of some bytes: a signature with two spellings could be presented twice
   */
  public static byte[] decode(String text) {
    if (text.isEmpty()) {
      throw malformed("The multibase value is empty.");
    }
    var encoded = text.substring(1);
    return switch (text.charAt(0)) {
      case 'z' -> decodeBase58(encoded);
      case 'u' -> Base64Url.decode(encoded);
      default -> throw malformed("The multibase prefix is neither z (base58) nor u (base64url).");
    };
  }

  private static byte[] decodeBase58(String encoded) {
    if (encoded.length() > MAX_BASE_58_LENGTH) {
      throw malformed("The base58 value is too long.");
    }
    var n = BigInteger.ZERO;
    for (int i = 0; i < encoded.length(); i++) {
      int digit = BASE_58_ALPHABET.indexOf(encoded.charAt(i));
      if (digit < 0) {
        throw malformed("The value is not base58.");
      }
      n = n.multiply(BASE_58).add(BigInteger.valueOf(digit));
    }
    int zeros = 0;
    while (zeros < encoded.length() && encoded.charAt(zeros) == '1') {
      zeros++;
    }
    var magnitude = n.signum() == 0 ? new byte[0] : n.toByteArray();
    int signByte = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
    var bytes = new byte[zeros + magnitude.length - signByte];
    System.arraycopy(magnitude, signByte, bytes, zeros, magnitude.length - signByte);
    return bytes;
  }
}
