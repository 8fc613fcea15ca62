package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.keys.Signer;

/**
 * One way to secure credentials or presentations.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#securing-mechanisms">
 *     VCDM 2.0, 4.12: Securing Mechanisms</a>
 */
interface SecuringMechanism {

  /**
   * What a document is secured with.
   *
   * @param disclosable paths to the claims whose holder decides who sees them
   * @param cryptosuite empty for the one that goes with the key
   */
  record Means(
      GivenKey key,
      Instant now,
      SecureRandom random,
      List<String> disclosable,
      Optional<String> cryptosuite) {

    public Means {
      disclosable = List.copyOf(disclosable);
    }

    String keyId() {
      return key.idToSignWith();
    }

    Signer signer() {
      return key.signer(random);
    }
  }

  /**
   * Returns {@code document} as it travels.
   *
   * @throws nl.microcredentials.core.problem.Refused if it cannot be secured so
   */
  String secure(ObjectNode document, Means means);

  /**
   * Verifies signature and form of {@code secured}, with {@code key} whoever signs.
   *
   * @throws nl.microcredentials.core.problem.Refused if one of them does not hold
   */
  void verify(String secured, GivenKey key);

  /** What a signature must have been made for: nobody is known to have asked for it. */
  static ProofExpectation noQuestion(Envelope.Kind kind) {
    return switch (kind) {
      case CREDENTIAL -> ProofExpectation.ASSERTION;
      case PRESENTATION ->
          new ProofExpectation(
              VerificationRelationship.AUTHENTICATION, Optional.empty(), Optional.empty());
    };
  }
}
