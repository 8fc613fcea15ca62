package nl.microcredentials.core.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import nl.microcredentials.core.keys.Multibase;

/**
 * What the log holds of a credential: a hash that only somebody who has the credential can connect
 * with it. The salt makes guessing a credential from its few unknown members hopeless.
 */
public final class Commitment {

  /** Length of salt and hash, in bytes. */
  public static final int LENGTH = 32;

  private Commitment() {}

  /**
   * The commitment to one credential, in base64url multibase.
   *
   * @param documentHash SHA-256 of the canonical N-Quads of the unsecured credential
   */
  public static String of(byte[] salt, byte[] documentHash) {
    if (salt.length != LENGTH || documentHash.length != LENGTH) {
      throw new IllegalArgumentException("salt and hash have 32 bytes each");
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return Multibase.base64Url(digest.digest(documentHash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
