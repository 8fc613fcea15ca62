package nl.microcredentials.core.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The hash algorithms by which documents pin resources, from the weakest to the strongest.
 *
 * @see <a href="https://www.w3.org/TR/2016/REC-SRI-20160623/#cryptographic-hash-functions">
 *     Subresource Integrity, 3.2: Cryptographic hash functions</a>
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#multihash">Controlled Identifiers
 *     1.0, 2.5: Multihash</a>
 */
enum HashAlgorithm {
  SHA_256("SHA-256", "sha256", 0x12, 32),
  SHA_384("SHA-384", "sha384", 0x20, 48),
  SHA_512("SHA-512", "sha512", 0x13, 64);

  private final String name;
  private final String sriName;
  private final int multihashCode;
  private final int length;

  HashAlgorithm(String name, String sriName, int multihashCode, int length) {
    this.name = name;
    this.sriName = sriName;
    this.multihashCode = multihashCode;
    this.length = length;
  }

  static Optional<HashAlgorithm> ofSri(String name) {
    return Arrays.stream(values()).filter(one -> one.sriName.equals(name)).findFirst();
  }

  static Optional<HashAlgorithm> ofMultihash(int code) {
    return Arrays.stream(values()).filter(one -> one.multihashCode == code).findFirst();
  }

  /** Length of a digest, in bytes. */
  int length() {
    return length;
  }

  byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + name, e);
    }
  }
}
