package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;

/**
 * One proof, as it was found.
 *
 * @param options the proof without its {@code proofValue}
 * @param id URL of the proof, by which others in a chain refer to it
 * @param cryptosuite name of the suite; for types of proof from before there were suites, the type
 * @param domain for whom it was made; empty if it does not say
 * @param previousProof ids of the proofs that it covers as well; empty if it stands alone
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#proofs">Data Integrity
 *     1.0, 2.1: Proofs</a>
 */
public record DataIntegrityProof(
    ObjectNode options,
    Optional<String> id,
    String cryptosuite,
    String verificationMethod,
    String proofPurpose,
    Optional<Instant> created,
    Optional<Instant> expires,
    List<String> domain,
    Optional<String> challenge,
    List<String> previousProof,
    String proofValue) {

  /** The {@code type} of every proof that this library makes. */
  public static final String TYPE = "DataIntegrityProof";

  /** Proof types of before 2022; they are known, and as a rule not accepted. */
  private static final Set<String> RETIRED_TYPES =
      Set.of(
          "EcdsaSecp256k1Signature2019",
          "Ed25519Signature2018",
          "Ed25519Signature2020",
          "JsonWebSignature2020",
          "RsaSignature2018");

  public DataIntegrityProof {
    domain = List.copyOf(domain);
    previousProof = previousProof.stream().distinct().toList();
  }

  static DataIntegrityProof of(JsonNode json) {
    if (!(json instanceof ObjectNode proof)) {
      throw refused(PROOF_VERIFICATION_ERROR, "A proof is not an object.");
    }
    var cryptosuite = cryptosuite(proof);
    var method = text(proof, "verificationMethod");
    if (method.isEmpty()) {
      throw refused(INVALID_VERIFICATION_METHOD_URL, "The proof names no verification method.");
    }
    var proofValue = text(proof, "proofValue");
    if (proofValue.isEmpty()) {
      throw refused(PROOF_VERIFICATION_ERROR, "The proof has no value.");
    }
    optionalText(proof, "nonce");
    var options = proof.deepCopy();
    options.remove("proofValue");
    return new DataIntegrityProof(
        options,
        optionalText(proof, "id").map(DataIntegrityProof::url),
        cryptosuite,
        method,
        text(proof, "proofPurpose"),
        time(proof, "created"),
        time(proof, "expires"),
        texts(proof, "domain"),
        challenge(proof),
        texts(proof, "previousProof"),
        proofValue);
  }

  private static String cryptosuite(ObjectNode proof) {
    var type = text(proof, "type");
    if (RETIRED_TYPES.contains(type)) {
      return type;
    }
    if (!type.equals(TYPE)) {
      throw refused(PROOF_VERIFICATION_ERROR, "The type of a proof is not DataIntegrityProof.");
    }
    var cryptosuite = text(proof, "cryptosuite");
    if (cryptosuite.isEmpty()) {
      throw refused(UNSUPPORTED_ALGORITHM, "The proof names no cryptosuite.");
    }
    return cryptosuite;
  }

  /** Empty if the member is missing or no text. */
  private static String text(ObjectNode proof, String member) {
    var value = proof.path(member);
    return value.isTextual() ? value.textValue() : "";
  }

  private static Optional<String> optionalText(ObjectNode proof, String member) {
    if (!proof.has(member)) {
      return Optional.empty();
    }
    return Optional.of(nonEmpty(proof.get(member), member));
  }

  /** An empty one is one as well, though it answers no question. */
  private static Optional<String> challenge(ObjectNode proof) {
    if (proof.has("challenge") && !proof.get("challenge").isTextual()) {
      throw refused(PROOF_VERIFICATION_ERROR, "challenge of the proof is no text.");
    }
    return Optional.ofNullable(proof.path("challenge").textValue());
  }

  /** A text or a list of texts. */
  private static List<String> texts(ObjectNode proof, String member) {
    if (!proof.has(member)) {
      return List.of();
    }
    var value = proof.get(member);
    if (value.isArray() && !value.isEmpty()) {
      return value.valueStream().map(one -> nonEmpty(one, member)).toList();
    }
    return List.of(nonEmpty(value, member));
  }

  private static String nonEmpty(JsonNode value, String member) {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw refused(PROOF_VERIFICATION_ERROR, "%s of the proof is no text.".formatted(member));
    }
    return value.textValue();
  }

  private static String url(String id) {
    try {
      if (new URI(id).isAbsolute()) {
        return id;
      }
    } catch (URISyntaxException e) {
      // as below
    }
    throw refused(PROOF_VERIFICATION_ERROR, "The id of a proof is not a URL.");
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
