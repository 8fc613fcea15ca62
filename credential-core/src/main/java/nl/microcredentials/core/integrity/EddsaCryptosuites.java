package nl.microcredentials.core.integrity;

import java.util.Set;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.KeyType;

/**
 * The suites that sign with Ed25519.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-eddsa-20250515/">Data Integrity EdDSA
 *     Cryptosuites 1.0</a>
 */
public final class EddsaCryptosuites {

  private static final Set<KeyType> KEYS = Set.of(KeyType.ED25519);

  private EddsaCryptosuites() {}

  /** Section 3.2: RDFC-1.0, SHA-256, Ed25519. */
  public static WholeDocumentCryptosuite rdfc2022(Canonicalizer canonicalizer) {
    return WholeDocumentCryptosuite.rdfc("eddsa-rdfc-2022", canonicalizer, KEYS);
  }

  /** Section 3.3: JCS, SHA-256, Ed25519. */
  public static WholeDocumentCryptosuite jcs2022() {
    return WholeDocumentCryptosuite.jcs("eddsa-jcs-2022", KEYS);
  }

  /**
   * Appendix A: the type of proof that {@code eddsa-rdfc-2022} replaced. It does the same, and
   * names itself by its type.
   */
  public static WholeDocumentCryptosuite signature2020(Canonicalizer canonicalizer) {
    return WholeDocumentCryptosuite.rdfc("Ed25519Signature2020", canonicalizer, KEYS);
  }
}
