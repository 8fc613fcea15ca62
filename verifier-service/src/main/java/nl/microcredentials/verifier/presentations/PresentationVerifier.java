package nl.microcredentials.verifier.presentations;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.PresentedCredential;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.credential.VerifiablePresentation;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.securing.EmbeddedProofs;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.securing.Submission;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.core.verdict.Verdict;
import nl.microcredentials.verifier.Undecided;
import nl.microcredentials.verifier.checks.CredentialVerifier;
import nl.microcredentials.verifier.policy.Policy;

/**
 * Examines presentations: whether whoever holds the credentials presents them, here and now, and
 * then each of the credentials by itself.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#verifiable-presentations">
 *     VCDM 2.0, 4.13: Verifiable Presentations</a>
 */
@ApplicationScoped
public class PresentationVerifier {

  /** How many credentials are examined at once. */
  private static final int MAX_CREDENTIALS = 16;

  /**
   * How many objects, arrays and values are examined at once: those of the presentation, and those
   * of its credentials by themselves. Anybody can send a presentation and sign it validly, so
   * nothing but its size limits how long its examination takes.
   */
  private static final int MAX_VALUES = 10_000;

  private final CredentialVerifier credentials;
  private final Clock clock;

  PresentationVerifier(CredentialVerifier credentials, Clock clock) {
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * Examines {@code presented} by the rules of {@code policy}.
   *
   * @param domain for whom it must have been made, if somebody asked for it
   * @param challenge what it must answer, if somebody asked for it
   * @throws MalformedInputException if there is more in it than is examined at once
   */
  public ExaminedPresentation verify(
      Secured presented, Policy policy, Optional<String> domain, Optional<String> challenge) {
    checkCount(presented.claimed().path("verifiableCredential"));
    var now = clock.instant();
    var results = new EnumMap<CheckName, CheckResult>(CheckName.class);
    var reading = VerifiablePresentation.read(presented.claimed(), policy.dataModels());
    var opened = open(reading, policy);
    checkSize(presented, opened);
    var expected = new ProofExpectation(VerificationRelationship.AUTHENTICATION, domain, challenge);
    results.put(CheckName.PROOF, checkProof(presented, policy, expected, reading, now));
    results.put(CheckName.STRUCTURE, checkStructure(reading, policy));
    return new ExaminedPresentation(
        policy.name(),
        new Verdict(results.keySet(), results),
        opened.stream().map(credential -> credentials.verify(credential, policy)).toList(),
        now);
  }

  private static void checkCount(JsonNode credentials) {
    if (credentials.isArray() && credentials.size() > MAX_CREDENTIALS) {
      throw malformed(
          "A presentation of more than %d credentials is not examined.".formatted(MAX_CREDENTIALS));
    }
  }

  private static void checkSize(Secured presented, List<Secured> opened) {
    var size =
        Stream.concat(Stream.of(presented), opened.stream())
            .mapToInt(one -> StrictJson.size(one.claimed()))
            .sum();
    if (size > MAX_VALUES) {
      throw malformed("A presentation of that many values is not examined.");
    }
  }

  private static CheckResult checkProof(
      Secured presented,
      Policy policy,
      ProofExpectation expected,
      Reading<VerifiablePresentation> reading,
      Instant now) {
    try {
      var verified = presented.verify(policy.holders(now), expected, now);
      if (policy.issuerMustControl()
          && reading instanceof Reading.WellFormed<VerifiablePresentation>(var presentation)) {
        checkHolder(presentation, verified);
      }
      return CheckResult.passed();
    } catch (Undecided e) {
      return CheckResult.notMade(e.type(), e.detail());
    } catch (Refused e) {
      return CheckResult.failed(e.type(), e.detail());
    }
  }

  private static void checkHolder(VerifiablePresentation presentation, Verified verified) {
    var controllers = verified.methods().stream().map(VerificationMethod::controller).toList();
    if (presentation.holder().filter(holder -> !controllers.contains(holder)).isPresent()) {
      throw new MalformedInputException(
          INVALID_VERIFICATION_METHOD, "The presentation is not signed by the holder it names.");
    }
  }

  private static CheckResult checkStructure(
      Reading<VerifiablePresentation> reading, Policy policy) {
    return switch (reading) {
      case Reading.Malformed<VerifiablePresentation>(var problems) ->
          new CheckResult.Failed(problems);
      case Reading.WellFormed<VerifiablePresentation>(var presentation) ->
          presentation.verifiableCredential().isEmpty() && policy.credentialsExpected()
              ? CheckResult.failed(MALFORMED_VALUE_ERROR, "The presentation holds no credential.")
              : CheckResult.passed();
    };
  }

  private static List<Secured> open(Reading<VerifiablePresentation> reading, Policy policy) {
    return switch (reading) {
      case Reading.Malformed<VerifiablePresentation> _ -> List.of();
      case Reading.WellFormed<VerifiablePresentation>(var presentation) ->
          presentation.verifiableCredential().stream()
              .map(credential -> open(credential, policy))
              .toList();
    };
  }

  private static Secured open(PresentedCredential credential, Policy policy) {
    return switch (credential) {
      case PresentedCredential.Embedded(var embedded) ->
          new EmbeddedProofs(embedded.json(), policy.suites());
      case PresentedCredential.Enveloped(var envelope) -> Submission.open(envelope);
    };
  }
}
