package nl.microcredentials.issuer.signing;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.DataModel;
import nl.microcredentials.core.keys.Signer;

/**
 * One way to secure credentials: a cryptosuite, and what goes with it.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#securing-mechanisms">VCDM
 *     2.0, 4.12: Securing Mechanisms</a>
 */
public interface SecuringMechanism {

  /** The name of the cryptosuite. */
  String cryptosuite();

  /** What the proof says of itself. */
  default ObjectNode proofOptions(String verificationMethod, Instant created) {
    return CredentialSigner.proofOptions(cryptosuite(), verificationMethod, created);
  }

  /** The context that defines the words of the proof, if those of {@code model} do not. */
  default Optional<String> contextOfProof(DataModel model) {
    return switch (model) {
      case V1_1 -> Optional.of("https://w3id.org/security/data-integrity/v2");
      case V2_0 -> Optional.empty();
    };
  }

  /**
   * Returns a proof of {@code unsecured}, which stays as it is.
   *
   * @param mandatoryPointers JSON Pointers to what nobody can leave out later, as far as anything
   *     can be left out
   * @throws nl.microcredentials.core.problem.Refused if anything in the document would not be
   *     covered, or the document cannot be secured
   */
  ObjectNode createProof(
      ObjectNode unsecured, ObjectNode options, Signer signer, List<String> mandatoryPointers);

  /** Whether the one proof of {@code secured} holds, as a verifier will see it. */
  boolean verifies(ObjectNode secured, PublicKey publicKey);

  /**
   * Returns a part of {@code secured}, with a proof of that part.
   *
   * @param selectivePointers JSON Pointers to what is shown beside what is mandatory
   * @throws nl.microcredentials.core.problem.Refused if that is not possible
   */
  default ObjectNode derive(ObjectNode secured, List<String> selectivePointers) {
    throw malformed("With %s everything is shown or nothing.".formatted(cryptosuite()));
  }

  /** How lists are secured that everybody reads whole. */
  default SecuringMechanism forStatusLists() {
    return this;
  }
}
