package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;

/**
 * Checks all proofs of a document, whether they stand side by side or one upon the other.
 *
 * <p>The order is a rule: what costs little and needs no key comes first; a signature is only
 * computed with a key that may be relied upon. Every proof must hold: one that somebody else added
 * changes what the document seems to say about who stands for it.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#verify-proof">Data
 *     Integrity 1.0, 4.4: Verify Proof</a>
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#verify-proof-sets-and-chains">
 *     Data Integrity 1.0, 4.5: Verify Proof Sets and Chains</a>
 */
public final class ProofVerifier {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final Cryptosuites suites;
  private final VerificationMethods methods;
  private final Instant now;

  public ProofVerifier(Cryptosuites suites, VerificationMethods methods, Instant now) {
    this.suites = suites;
    this.methods = methods;
    this.now = now;
  }

  /**
   * Verifies the proofs of {@code document}.
   *
   * @throws Refused if there is no proof, or one that does not hold or is not what is expected
   */
  public Verified verify(ObjectNode document, ProofExpectation expected) {
    return verify(read(document, expected), expected);
  }

  /**
   * Reads the proofs, as far as that is possible without any key.
   *
   * @throws Refused if one of them could not be accepted whatever the key
   */
  public SecuredDocument read(ObjectNode document, ProofExpectation expected) {
    var secured = SecuredDocument.of(document);
    secured.proofs().forEach(proof -> check(proof, expected));
    checkChains(secured.proofs());
    return secured;
  }

  /**
   * Verifies what {@link #read} has read.
   *
   * @throws Refused if a key may not be relied upon, or a signature does not hold
   */
  public Verified verify(SecuredDocument secured, ProofExpectation expected) {
    var keys = new ArrayList<VerificationMethod>();
    for (var proof : secured.proofs()) {
      keys.add(methods.retrieve(proof.verificationMethod(), expected.purpose(), proof.created()));
    }
    VerifiedDocument verified = null;
    for (int i = 0; i < keys.size(); i++) {
      verified = verify(secured, secured.proofs().get(i), keys.get(i));
    }
    return new Verified(verified, keys, secured.proofs().getFirst().created());
  }

  private void check(DataIntegrityProof proof, ProofExpectation expected) {
    if (suites.named(proof.cryptosuite()).isEmpty()) {
      throw refused(UNSUPPORTED_ALGORITHM, "The cryptosuite of a proof is not accepted.");
    }
    if (!proof.proofPurpose().equals(expected.purpose().value())) {
      throw refused(
          PROOF_VERIFICATION_ERROR,
          "The purpose of a proof is not %s.".formatted(expected.purpose().value()));
    }
    if (proof.created().filter(now.plus(CLOCK_SKEW)::isBefore).isPresent()) {
      throw refused(PROOF_VERIFICATION_ERROR, "A proof was not created in the past.");
    }
    if (proof.expires().filter(end -> !now.isBefore(end)).isPresent()) {
      throw refused(PROOF_VERIFICATION_ERROR, "A proof has expired.");
    }
    if (expected.domain().filter(domain -> !proof.domain().contains(domain)).isPresent()) {
      throw refused(INVALID_DOMAIN_ERROR, "A proof was made for another domain.");
    }
    if (!expected.challenge().stream().allMatch(proof.challenge().stream().toList()::contains)) {
      throw refused(INVALID_CHALLENGE_ERROR, "A proof was made for another challenge.");
    }
  }

  /** Every proof that another one builds upon is there, and none builds upon itself. */
  private static void checkChains(List<DataIntegrityProof> proofs) {
    var byId = new HashMap<String, DataIntegrityProof>();
    for (var proof : proofs) {
      if (proof.id().filter(id -> byId.put(id, proof) != null).isPresent()) {
        throw refused(PROOF_VERIFICATION_ERROR, "Two proofs have the same id.");
      }
    }
    for (var proof : proofs) {
      checkAcyclic(proof, byId, new HashSet<>());
    }
  }

  private static void checkAcyclic(
      DataIntegrityProof proof, Map<String, DataIntegrityProof> byId, Set<String> path) {
    for (var id : proof.previousProof()) {
      if (!byId.containsKey(id)) {
        throw refused(PROOF_VERIFICATION_ERROR, "A proof that another builds upon is missing.");
      }
      if (!path.add(id)) {
        throw refused(PROOF_VERIFICATION_ERROR, "A proof builds upon itself.");
      }
      checkAcyclic(byId.get(id), byId, path);
      path.remove(id);
    }
  }

  private VerifiedDocument verify(
      SecuredDocument secured, DataIntegrityProof proof, VerificationMethod method) {
    var document = secured.withPreviousProofs(proof);
    var verified =
        suites
            .named(proof.cryptosuite())
            .flatMap(suite -> suite.verifyProof(document, proof, method.publicKey()))
            .orElseThrow(() -> refused(CRYPTOGRAPHIC_SECURITY_ERROR, "A signature does not hold."));
    return proof.previousProof().isEmpty()
        ? verified
        : VerifiedDocument.of(withoutProof(verified.document()));
  }

  private static ObjectNode withoutProof(ObjectNode document) {
    var unsecured = document.deepCopy();
    unsecured.remove("proof");
    return unsecured;
  }

  private static MalformedInputException refused(ProblemType type, String detail) {
    return new MalformedInputException(type, detail);
  }
}
