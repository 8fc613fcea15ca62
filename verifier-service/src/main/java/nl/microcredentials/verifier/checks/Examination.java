package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.microcredentials.core.credential.AchievementCredential;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.credential.VerifiableCredential;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.securing.EmbeddedProofs;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.policy.IssuerId;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.policy.Policy;
import nl.microcredentials.verifier.registry.RecordAnswer;

/** One credential while it is examined: what was presented and what was found about it so far. */
final class Examination {

  private final Secured presented;
  private final Policy policy;
  private final Instant time;
  private final Map<CheckName, CheckResult> results = new EnumMap<>(CheckName.class);
  private Optional<VerifiedDocument> verified = Optional.empty();
  private Optional<Reading<VerifiableCredential>> credential = Optional.empty();
  private Optional<Reading<AchievementCredential>> achievement = Optional.empty();
  private Optional<Instant> signedAt = Optional.empty();
  private Optional<RecordAnswer> record = Optional.empty();

  Examination(Secured presented, Policy policy, Instant time) {
    this.presented = presented;
    this.policy = policy;
    this.time = time;
  }

  /** The credential as it came, of which nothing is shown yet. */
  Secured presented() {
    return presented;
  }

  /** The same as JSON, with the proofs that it holds. */
  ObjectNode presentedJson() {
    return presented instanceof EmbeddedProofs(var document, _) ? document : presented.claimed();
  }

  /** The credential without its proofs: as it was verified, or as it was presented. */
  ObjectNode document() {
    return verified.map(VerifiedDocument::document).orElseGet(presented::claimed);
  }

  /** What every credential says, or what keeps this one from being read. */
  Reading<VerifiableCredential> credential() {
    if (credential.isEmpty()) {
      credential = Optional.of(VerifiableCredential.read(document(), policy.dataModels()));
    }
    return credential.get();
  }

  /** What an Open Badge says, or what keeps this one from being read. */
  Reading<AchievementCredential> achievement() {
    if (achievement.isEmpty()) {
      achievement = Optional.of(AchievementCredential.read(document()));
    }
    return achievement.get();
  }

  /**
   * The answer to one question about what the credential says.
   *
   * @param question asked only of a credential that can be read; what keeps others from being read
   *     is the answer of {@link StructureCheck}
   */
  CheckResult answer(Function<VerifiableCredential, CheckResult> question) {
    return answer(credential(), question);
  }

  /** The answer to one question about what the credential says as an Open Badge. */
  CheckResult answerOfAchievement(Function<AchievementCredential, CheckResult> question) {
    return answer(achievement(), question);
  }

  private static <T> CheckResult answer(Reading<T> reading, Function<T, CheckResult> question) {
    return switch (reading) {
      case Reading.WellFormed<T>(var document) -> question.apply(document);
      case Reading.Malformed<T> _ ->
          CheckResult.notMade(MALFORMED_VALUE_ERROR, "The credential cannot be read.");
    };
  }

  Optional<VerifiedDocument> verified() {
    return verified;
  }

  /** When the issuer says it signed. */
  Optional<Instant> signedAt() {
    return signedAt;
  }

  void verifiedAs(Verified proven) {
    verified = Optional.of(proven.document());
    credential = Optional.empty();
    achievement = Optional.empty();
    signedAt = proven.signedAt();
  }

  Policy policy() {
    return policy;
  }

  Instant time() {
    return time;
  }

  /** The issuer that the credential names, if it is in a usable trust list. */
  Optional<AccreditedIssuer> issuer() {
    try {
      return policy instanceof NationalPolicy national
          ? national.issuer(IssuerId.of(document()))
          : Optional.empty();
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  /** The id of the credential, if it has the form that the registry knows. */
  Optional<UUID> recordId() {
    return UrnUuid.parse(document().path("id").asText());
  }

  /** What the registry holds; asked at most once for one credential. */
  RecordAnswer record(Supplier<RecordAnswer> question) {
    if (record.isEmpty()) {
      record = Optional.of(question.get());
    }
    return record.get();
  }

  /** Nothing if the registry was not asked. */
  Optional<RecordAnswer> record() {
    return record;
  }

  void found(CheckName name, CheckResult result) {
    results.put(name, result);
  }

  Map<CheckName, CheckResult> results() {
    return results;
  }

  /** Why no server may be asked about this credential; nothing if it may. */
  Optional<Problem> reasonToStayOffline() {
    return StayingOffline.reason(results);
  }
}
