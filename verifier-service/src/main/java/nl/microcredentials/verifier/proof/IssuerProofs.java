package nl.microcredentials.verifier.proof;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.regex.Pattern;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.DataIntegrityProof;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.AccreditedIssuer;
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

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Pattern DID_URL = Pattern.compile("did:[a-z0-9]+:[^\\s#]+#[^\\s#]+");

  private IssuerProofs() {}

  /**
   * Reads the proofs, as far as that is possible without any key.
   *
   * @throws Refused if one of them could not be accepted whatever the key
   */
  public static SecuredDocument read(ObjectNode document, Instant now) {
    var secured = SecuredDocument.of(document);
    secured.proofs().forEach(proof -> checkForm(proof, now));
    return secured;
  }

  private static void checkForm(DataIntegrityProof proof, Instant now) {
    if (Cryptosuites.standard().named(proof.cryptosuite()).isEmpty()) {
      throw new ProofRefused(UNSUPPORTED_ALGORITHM, "The cryptosuite of a proof is not accepted.");
    }
    if (!proof.proofPurpose().equals("assertionMethod")) {
      throw new ProofRefused(PROOF_VERIFICATION_ERROR, "The purpose is not assertionMethod.");
    }
    if (proof.options().has("previousProof")) {
      throw new ProofRefused(PROOF_VERIFICATION_ERROR, "Chains of proofs are not accepted.");
    }
    if (proof.created().filter(created -> !created.isAfter(now.plus(CLOCK_SKEW))).isEmpty()) {
      throw new ProofRefused(PROOF_VERIFICATION_ERROR, "A proof was not created in the past.");
    }
    if (proof.expires().filter(end -> !now.isBefore(end)).isPresent()) {
      throw new ProofRefused(PROOF_VERIFICATION_ERROR, "A proof has expired.");
    }
    if (!DID_URL.matcher(proof.verificationMethod()).matches()) {
      throw new ProofRefused(
          INVALID_VERIFICATION_METHOD_URL, "A verification method is not the DID URL of a key.");
    }
    if (!isSignature(proof.proofValue())) {
      throw new ProofRefused(PROOF_VERIFICATION_ERROR, "The value of a proof is not a signature.");
    }
  }

  private static boolean isSignature(String proofValue) {
    try {
      return proofValue.startsWith("z")
          && Multibase.decode(proofValue).length == Ed25519.SIGNATURE_LENGTH;
    } catch (MalformedInputException e) {
      return false;
    }
  }

  /**
   * Returns the document that every one of the proofs covers.
   *
   * <p>Every one: a proof that somebody else added changes what the document seems to say about who
   * stands for it.
   *
   * @throws Refused if it is not signed by the issuer it names
   */
  public static VerifiedDocument verify(SecuredDocument secured, TrustList trust) {
    var issuer =
        trust
            .issuer(issuerOf(secured.unsecuredDocument()))
            .orElseThrow(
                () -> new ProofRefused(UNTRUSTED_ISSUER, "The issuer is not in the trust list."));
    var keys = new ArrayList<PublicKey>();
    for (var proof : secured.proofs()) {
      keys.add(keyOf(proof, issuer));
    }
    VerifiedDocument verified = null;
    for (var i = 0; i < keys.size(); i++) {
      verified = verify(secured, secured.proofs().get(i), keys.get(i));
    }
    return verified;
  }

  private static PublicKey keyOf(DataIntegrityProof proof, AccreditedIssuer issuer) {
    return proof
        .created()
        .flatMap(created -> issuer.key(proof.verificationMethod(), created))
        .orElseThrow(() ->
            new ProofRefused(
                INVALID_VERIFICATION_METHOD,
                "A proof was made with a key that was not the issuer's at that time."));
  }

  private static VerifiedDocument verify(
      SecuredDocument secured, DataIntegrityProof proof, PublicKey key) {
    return Cryptosuites.standard()
        .named(proof.cryptosuite())
        .flatMap(suite -> suite.verifyProof(secured.unsecuredDocument(), proof, key))
        .orElseThrow(
            () -> new ProofRefused(CRYPTOGRAPHIC_SECURITY_ERROR, "A signature does not hold."));
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
