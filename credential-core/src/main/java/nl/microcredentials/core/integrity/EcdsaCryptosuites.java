package nl.microcredentials.core.integrity;

import java.util.Set;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.KeyType;

/**
 * The suites that sign all of a document with ECDSA. With P-384 every hash is SHA-384, that by
 * which blank nodes are labelled included.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/">Data Integrity ECDSA
 *     Cryptosuites 1.0</a>
 */
public final class EcdsaCryptosuites {

  private static final Set<KeyType> KEYS = Set.of(KeyType.P_256, KeyType.P_384);

  private EcdsaCryptosuites() {}

  /** Section 3.2: RDFC-1.0, the hash of the key, ECDSA. */
  public static WholeDocumentCryptosuite rdfc2019(Canonicalizer canonicalizer) {
    return WholeDocumentCryptosuite.rdfc("ecdsa-rdfc-2019", canonicalizer, KEYS);
  }

  /** Section 3.3: JCS, the hash of the key, ECDSA. */
  public static WholeDocumentCryptosuite jcs2019() {
    return WholeDocumentCryptosuite.jcs("ecdsa-jcs-2019", KEYS);
  }
}
