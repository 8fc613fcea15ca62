package nl.microcredentials.verifier.vcapi;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.verifier.policy.OpenPolicy;

/**
 * What is to be verified, and for what.
 *
 * @param document a credential or a presentation, with proofs or in an envelope
 * @param domain for whom a presentation must have been made
 * @param challenge what a presentation must answer
 * @param purpose what the proofs must be for; nothing if the caller does not say
 * @param checks what the caller wants to know; all of it if it does not say
 */
record VerificationRequest(
    ObjectNode document,
    Optional<String> domain,
    Optional<String> challenge,
    Optional<String> purpose,
    Set<CheckName> checks) {

  private static final Map<String, CheckName> CHECKS =
      Map.of(
          "proof", CheckName.PROOF,
          "credentialSchema", CheckName.SCHEMA,
          "credentialStatus", CheckName.STATUS,
          "status", CheckName.STATUS);

  /**
   * Reads the body of a request. Options that are not known are left aside, as the API says.
   *
   * @param member that holds the document, such as {@code verifiableCredential}
   * @throws MalformedInputException if there is none in it that could be verified
   */
  static VerificationRequest read(byte[] body, String member) {
    var request = StrictJson.parseObject(body);
    if (!(request.get(member) instanceof ObjectNode document)) {
      throw malformed("%s is not an object.".formatted(member));
    }
    var options = request.path("options");
    if (request.has("options") && !options.isObject()) {
      throw malformed("options is not an object.");
    }
    return new VerificationRequest(
        document,
        text(options, "domain"),
        text(options, "challenge"),
        text(options, "expectedProofPurpose"),
        checks(options.path("checks")));
  }

  private static Optional<String> text(JsonNode options, String member) {
    if (!options.has(member)) {
      return Optional.empty();
    }
    if (!options.get(member).isTextual()) {
      throw malformed("%s of the options is not a text.".formatted(member));
    }
    return Optional.of(options.get(member).textValue());
  }

  /** That the signature holds and the document has its form is always asked. */
  private static Set<CheckName> checks(JsonNode names) {
    if (!names.isArray() || names.isEmpty()) {
      return OpenPolicy.QUESTIONS;
    }
    var checks = EnumSet.of(CheckName.PROOF, CheckName.STRUCTURE);
    names.forEach(name -> Optional.ofNullable(CHECKS.get(name.asText())).ifPresent(checks::add));
    return checks;
  }
}
