package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;

/**
 * One proof, as it was found.
 *
 * @param options the proof without its {@code proofValue}
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#proofs">Data Integrity
 *     1.0, 2.1: Proofs</a>
 */
public record DataIntegrityProof(
    ObjectNode options,
    String cryptosuite,
    String verificationMethod,
    String proofPurpose,
    Optional<Instant> created,
    Optional<Instant> expires,
    String proofValue) {

  /** The {@code type} of every proof that this library reads and makes. */
  public static final String TYPE = "DataIntegrityProof";

  /** Proof types of before 2022; they are known, and not accepted. */
  private static final Set<String> RETIRED_TYPES =
      Set.of(
          "EcdsaSecp256k1Signature2019",
          "Ed25519Signature2018",
          "Ed25519Signature2020",
          "JsonWebSignature2020",
          "RsaSignature2018");

  static DataIntegrityProof of(JsonNode json) {
    if (!(json instanceof ObjectNode proof)) {
      throw refused(PROOF_VERIFICATION_ERROR, "A proof is not an object.");
    }
    var type = text(proof, "type");
    if (RETIRED_TYPES.contains(type)) {
      throw refused(UNSUPPORTED_ALGORITHM, "The proof has a retired type.");
    }
    if (!type.equals(TYPE)) {
      throw refused(PROOF_VERIFICATION_ERROR, "The type of a proof is not DataIntegrityProof.");
    }
    var cryptosuite = text(proof, "cryptosuite");
    if (cryptosuite.isEmpty()) {
      throw refused(UNSUPPORTED_ALGORITHM, "The proof names no cryptosuite.");
    }
    var method = text(proof, "verificationMethod");
    if (method.isEmpty()) {
      throw refused(INVALID_VERIFICATION_METHOD_URL, "The proof names no verification method.");
    }
    var proofValue = text(proof, "proofValue");
    if (proofValue.isEmpty()) {
      throw refused(PROOF_VERIFICATION_ERROR, "The proof has no value.");
    }
    var options = proof.deepCopy();
    options.remove("proofValue");
    return new DataIntegrityProof(
        options,
        cryptosuite,
        method,
        text(proof, "proofPurpose"),
        time(proof, "created"),
        time(proof, "expires"),
        proofValue);
  }

  private static String text(ObjectNode proof, String member) {
    var value = proof.path(member);
    return value.isTextual() ? value.textValue() : "";
  }

  private static Optional<Instant> time(ObjectNode proof, String member) {
    if (!proof.has(member)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DateTimeStamp.parse(text(proof, member)));
    } catch (MalformedInputException e) {
      throw refused(PROOF_VERIFICATION_ERROR, "A time in the proof is not a dateTimeStamp.");
    }
  }

  private static MalformedInputException refused(ProblemType type, String detail) {
    return new MalformedInputException(type, detail);
  }
}
