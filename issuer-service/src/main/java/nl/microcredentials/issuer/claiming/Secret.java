package nl.microcredentials.issuer.claiming;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Sha256;

/**
 * A text that whoever has it may use, and nobody can guess: 160 random bits.
 *
 * @param text 27 characters of base64url
 */
record Secret(String text) {

  private static final int LENGTH = 20;

  static Secret draw(SecureRandom random) {
    var bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new Secret(Base64Url.encode(bytes));
  }

  /** What is stored of it; 32 bytes. */
  byte[] hash() {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "a secret"; // which does not belong into a log
  }
}
