package nl.microcredentials.core.registry;

import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Sha256;

/**
 * What the log holds of a credential: a hash that only somebody who has the credential can connect
 * with it. The salt makes guessing a credential from its few unknown members hopeless.
 */
public final class Commitment {

  /** Length of salt and hash, in bytes. */
  public static final int LENGTH = Sha256.LENGTH;

  /** One for each format that a credential is issued in. */
  static final int MAX_OF_ONE_STATEMENT = 16;

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
    return Multibase.base64Url(Sha256.of(salt, documentHash));
  }
}
