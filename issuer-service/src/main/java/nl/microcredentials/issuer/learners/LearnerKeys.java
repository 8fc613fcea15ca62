package nl.microcredentials.issuer.learners;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.microcredentials.issuer.ServiceKey;

/**
 * Encrypts what is known about learners. Each learner has a key of their own, wrapped by the key of
 * this service: when a learner's key is destroyed, nothing about them can be read any more, and in
 * backups neither when the last one with that key has expired.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-38D">NIST SP 800-38D, AES-GCM</a>
 */
@ApplicationScoped
public class LearnerKeys {

  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final int LOOKUP_LENGTH = 32;

  private final SecretKey wrappingKey;
  private final SecretKey lookupKey;
  private final SecureRandom random;

  LearnerKeys(ServiceKey serviceKey, SecureRandom random) {
    this.random = random;
    this.wrappingKey = serviceKey.derive("learner-data-key", "AES");
    this.lookupKey = serviceKey.derive("learner-lookup", "HmacSHA256");
  }

  /** A value by which something can be found again without being stored readably; 32 bytes. */
  public byte[] lookup(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(lookupKey);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not available", e);
    }
  }

  /** A value that no text has: nobody is found by it. */
  byte[] unusedLookup() {
    var lookup = new byte[LOOKUP_LENGTH];
    random.nextBytes(lookup);
    return lookup;
  }

  /** A fresh key for a learner, or for something else that is about learners, wrapped. */
  public byte[] newDataKey(UUID learner) {
    var key = new byte[ServiceKey.LENGTH];
    random.nextBytes(key);
    return seal(wrappingKey, key, bytes(learner));
  }

  /**
   * Encrypts {@code plaintext} for one place.
   *
   * @param place the id of the row; a value cannot be moved to another one
   */
  public byte[] encrypt(UUID learner, byte[] dataKey, byte[] plaintext, UUID place) {
    return seal(unwrap(learner, dataKey), plaintext, bytes(place));
  }

  /** The reverse of {@link #encrypt}. */
  public byte[] decrypt(UUID learner, byte[] dataKey, byte[] ciphertext, UUID place) {
    return open(unwrap(learner, dataKey), ciphertext, bytes(place));
  }

  private SecretKey unwrap(UUID learner, byte[] dataKey) {
    return new SecretKeySpec(open(wrappingKey, dataKey, bytes(learner)), "AES");
  }

  private byte[] seal(SecretKey key, byte[] plaintext, byte[] context) {
    var nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, key, nonce, context, plaintext);
    return ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed).array();
  }

  private static byte[] open(SecretKey key, byte[] sealed, byte[] context) {
    var nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
    var ciphertext = Arrays.copyOfRange(sealed, NONCE_LENGTH, sealed.length);
    return run(Cipher.DECRYPT_MODE, key, nonce, context, ciphertext);
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] context, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("learner data cannot be encrypted or decrypted", e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
