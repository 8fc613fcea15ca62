package nl.microcredentials.local.hostile;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures by algorithms that the product does not have. */
final class JcaSignature {

  private JcaSignature() {}

  static byte[] of(PrivateKey key, String algorithm, byte[] input) {
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** HMAC with SHA-256; an empty secret is the same as one of a zero byte (RFC 2104, 2). */
  static byte[] hmac(byte[] secret, byte[] input) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, "HmacSHA256"));
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
