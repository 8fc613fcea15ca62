package nl.microcredentials.verifier.proof;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.ProofVerifier;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.TrustList;

/**
 * Whether a document is signed by the accredited issuer that it names, and by nobody else.
 *
 * <p>The order is a rule: what costs little and needs no key comes first; the key comes from the
 * trust list and from nowhere else; a signature is only computed with such a key.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#verify-proof-sets-and-chains">
 *     Data Integrity 1.0, 4.5: Verify Proof Sets and Chains</a>
 */
public final class IssuerProofs {

  private IssuerProofs() {}

  /**
   * Reads the proofs, as far as that is possible without any key.
   *
   * @throws Refused if one of them could not be accepted whatever the key
   */
  public static SecuredDocument read(ObjectNode document, Instant now) {
    var secured = verifier(IssuerProofs::noKey, now).read(document, ProofExpectation.ASSERTION);
    for (var proof : secured.proofs()) {
      TrustListMethods.checkForm(proof.verificationMethod());
      if (proof.created().isEmpty()) {
        throw new ProofRefused(PROOF_VERIFICATION_ERROR, "A proof does not say when it was made.");
      }
    }
    return secured;
  }

  /**
   * Verifies every one of the proofs.
   *
   * @throws Refused if the document is not signed by the issuer it names
   */
  public static Verified verify(SecuredDocument secured, TrustList trust, Instant now) {
    var issuer =
        trust
            .issuer(issuerOf(secured.unsecuredDocument()))
            .orElseThrow(
                () -> new ProofRefused(UNTRUSTED_ISSUER, "The issuer is not in the trust list."));
    return verifier(new TrustListMethods(issuer), now).verify(secured, ProofExpectation.ASSERTION);
  }

  private static ProofVerifier verifier(VerificationMethods methods, Instant now) {
    return new ProofVerifier(Cryptosuites.standard(), methods, now);
  }

  private static VerificationMethod noKey(
      String url, VerificationRelationship relationship, Optional<Instant> usedAt) {
    throw new IllegalStateException("proofs are read before there are keys");
  }

  /**
   * The DID or URL of the issuer that {@code document} names.
   *
   * @throws ProofRefused if it names none
   */
  public static String issuerOf(ObjectNode document) {
    var issuer = document.path("issuer");
    var id = issuer.isObject() ? issuer.path("id") : issuer;
    if (!id.isTextual() || id.textValue().isEmpty()) {
      throw new ProofRefused(MALFORMED_VALUE_ERROR, "The document does not name its issuer.");
    }
    return id.textValue();
  }
}
