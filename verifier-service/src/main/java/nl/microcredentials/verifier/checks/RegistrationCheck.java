package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_PENDING;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.registry.Registration;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.registry.RecordAnswer;

/** Does the national registry's log hold it, unchanged? */
@ApplicationScoped
class RegistrationCheck implements Check {

  private final RecordQuestion registry;
  private final RegistrationGrace grace;

  RegistrationCheck(RecordQuestion registry, RegistrationGrace grace) {
    this.registry = registry;
    this.grace = grace;
  }

  @Override
  public CheckName name() {
    return CheckName.REGISTRATION;
  }

  @Override
  public CheckResult check(Examination examination) {
    var offline = examination.reasonToStayOffline();
    if (offline.isPresent()) {
      return new CheckResult.NotMade(List.of(offline.get()));
    }
    if (!registration(examination).path("log").asText().equals(registry.origin())) {
      return CheckResult.failed(
          REGISTRATION_MISMATCH, "The credential names another log than the national registry's.");
    }
    return switch (registry.ask(examination)) {
      case RecordAnswer.Unavailable(var problem) -> new CheckResult.NotMade(List.of(problem));
      case RecordAnswer.Refuted(var problem) -> new CheckResult.Failed(List.of(problem));
      case RecordAnswer.Missing() -> grace.judgeMissing(examination.signedAt(), examination.time());
      case RecordAnswer.Found(var registrations, _) -> compare(examination, registrations);
    };
  }

  private CheckResult compare(Examination examination, List<Registration> registrations) {
    var commitment = commitment(examination);
    return registrations.stream()
        .filter(registration -> commitmentsOf(registration).contains(commitment))
        .findFirst()
        .map(edition -> checkAccreditation(examination, edition))
        .orElseGet(() -> judgeUnknown(examination, registrations));
  }

  /** A credential that is renewed keeps its id, and each edition has a commitment of its own. */
  private static List<String> commitmentsOf(Registration registration) {
    return switch (registration.statement().change()) {
      case Change.Issued issued -> issued.commitments();
      case Change.Renewed renewed -> renewed.commitments();
      case Change.Revoked _, Change.Suspended _, Change.Reinstated _, Change.Replaced _ ->
          List.of();
    };
  }

  private static CheckResult checkAccreditation(Examination examination, Registration edition) {
    var accredited = examination.issuer().orElseThrow().accreditedAt(edition.registeredAt());
    return accredited
        ? CheckResult.passed()
        : CheckResult.failed(
            UNTRUSTED_ISSUER, "The issuer was not accredited when the credential was registered.");
  }

  /** A new edition may come before its statement, as a new credential may before its record. */
  private CheckResult judgeUnknown(Examination examination, List<Registration> registrations) {
    return isNewerThan(registrations, examination)
            && grace.covers(examination.signedAt(), examination.time())
        ? CheckResult.notMade(
            REGISTRATION_PENDING, "This edition is new and not in the registry yet.")
        : CheckResult.failed(
            REGISTRATION_MISMATCH, "The credential is not the one that was registered.");
  }

  /** Whether it says that it was issued after everything that the registry knows of its record. */
  private static boolean isNewerThan(List<Registration> registrations, Examination examination) {
    return examination.achievement() instanceof Reading.WellFormed(var credential)
        && credential.validFrom().isAfter(registrations.getLast().statement().issuedAt());
  }

  /** Empty, and so in no list of commitments, if the salt is not one. */
  private static String commitment(Examination examination) {
    try {
      var salt = Multibase.decode(registration(examination).path("salt").asText());
      var hash = examination.verified().orElseThrow().documentHash();
      return salt.length == Commitment.LENGTH ? Commitment.of(salt, hash) : "";
    } catch (MalformedInputException e) {
      return "";
    }
  }

  private static JsonNode registration(Examination examination) {
    return examination.document().path("registration");
  }
}
