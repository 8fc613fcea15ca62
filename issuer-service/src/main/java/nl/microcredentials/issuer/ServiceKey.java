package nl.microcredentials.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret of this service, from which the keys for single purposes are derived: none of them
 * says anything about another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869, HKDF</a>
 */
@ApplicationScoped
public class ServiceKey {

  /** Length of the secret and of every derived key, in bytes. */
  public static final int LENGTH = 32;

  private final byte[] secret;

  ServiceKey(IssuerConfig config) {
    this.secret = read(config.learnerKeyFile());
  }

  private static byte[] read(Path file) {
    try {
      var key = Base64.getDecoder().decode(Files.readString(file).strip());
      if (key.length == LENGTH) {
        return key;
      }
    } catch (IOException e) {
      throw new IllegalStateException("the learner key cannot be read from " + file, e);
    } catch (IllegalArgumentException e) {
      // as below; what stands in the file is not quoted
    }
    throw new IllegalStateException(file + " does not hold 32 bytes in base64");
  }

  /**
   * The key for one purpose; the same purpose always gives the same key.
   *
   * @param purpose ASCII text that nothing else uses
   * @param algorithm of the key, such as {@code AES}
   */
  public SecretKey derive(String purpose, String algorithm) {
    var info = purpose.getBytes(StandardCharsets.US_ASCII);
    try {
      var input = HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, LENGTH);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF is not available", e);
    }
  }
}
