package nl.microcredentials.verifier.attestations;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.sdjwt.KeyBinding;
import nl.microcredentials.core.sdjwt.vc.IssuerUrl;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialType;
import nl.microcredentials.core.sdjwt.vc.RegistrationClaim;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.sdjwt.vc.VerifiedSdJwtVc;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;
import nl.microcredentials.verifier.Undecided;
import nl.microcredentials.verifier.checks.StayingOffline;
import nl.microcredentials.verifier.policy.NationalPolicy;
import nl.microcredentials.verifier.registry.RecordAnswer;

/** One attestation while it is examined: what was presented and what was found so far. */
final class Attestation {

  private final SdJwtVc presented;
  private final NationalPolicy policy;
  private final Optional<KeyBinding> binding;
  private final Instant time;
  private final Map<CheckName, CheckResult> results = new EnumMap<>(CheckName.class);
  private Optional<Problem> unproven = Optional.empty();
  private Optional<VerifiedSdJwtVc> verified = Optional.empty();
  private Optional<RecordAnswer> record = Optional.empty();

  Attestation(
      SdJwtVc presented, NationalPolicy policy, Optional<KeyBinding> binding, Instant time) {
    this.presented = presented;
    this.policy = policy;
    this.binding = binding;
    this.time = time;
  }

  /**
   * Do the signatures of issuer and holder hold, and does every disclosure belong to them?
   *
   * <p>Whether it is valid now is another question, so that what is merely past is not called
   * false.
   */
  CheckResult prove() {
    try {
      verified = Optional.of(presented.verifyProofs(methods(), binding, time));
      return CheckResult.passed();
    } catch (Undecided e) {
      unproven = Optional.of(unread(e));
      return CheckResult.notMade(e.type(), e.detail());
    } catch (Refused e) {
      unproven = Optional.of(unread(e));
      return CheckResult.failed(e.type(), e.detail());
    }
  }

  /** The keys that the trust list has under the DID are those of whoever has its URL. */
  private VerificationMethods methods() {
    var methods = policy.methodsOf(issuerId());
    return (url, relationship, usedAt) -> {
      var method = methods.retrieve(url, relationship, usedAt);
      return new VerificationMethod(method.id(), presented.issuer(), method.publicKey());
    };
  }

  private static Problem unread(Refused cause) {
    return new Problem(
        cause.type(), "What an attestation says is not looked at before its signature holds.");
  }

  /**
   * The answer to one question about what it says. Nothing of that can be put together before the
   * signature holds: most of it stands in disclosures, which anybody can add.
   */
  CheckResult answer(Function<VerifiedSdJwtVc, CheckResult> question) {
    return verified
        .map(question)
        .orElseGet(() -> new CheckResult.NotMade(List.of(unproven.orElseThrow())));
  }

  /** What its issuer signed; nothing if the signature does not hold. */
  Optional<VerifiedSdJwtVc> verified() {
    return verified;
  }

  /** Whether it is of the type whose claims we know. */
  boolean isMicrocredential() {
    return presented.vct().equals(MicrocredentialType.VCT);
  }

  /** DID of the issuer that it names, be it by that or by its URL. */
  String issuerId() {
    return IssuerUrl.did(presented.issuer()).orElse(presented.issuer());
  }

  /** The same, if it is in a usable trust list. */
  Optional<AccreditedIssuer> issuer() {
    return policy.issuer(issuerId());
  }

  NationalPolicy policy() {
    return policy;
  }

  Instant time() {
    return time;
  }

  /**
   * What the registry holds; asked at most once.
   *
   * @return nothing if it does not say under which number the award is registered
   */
  Optional<RecordAnswer> askRecord(BiFunction<UUID, AccreditedIssuer, RecordAnswer> registry) {
    if (record.isEmpty()) {
      record = recordId().map(id -> registry.apply(id, issuer().orElseThrow()));
    }
    return record;
  }

  private Optional<UUID> recordId() {
    return verified
        .filter(_ -> isMicrocredential())
        .map(VerifiedSdJwtVc::claims)
        .flatMap(claims ->
            UrnUuid.parse(claims.path(RegistrationClaim.NAME).path("record").asText())
                .or(() -> UrnUuid.parse(claims.path("identifier").asText())));
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

  /** Why no server may be asked about it; nothing if it may. */
  Optional<Problem> reasonToStayOffline() {
    return StayingOffline.reason(results);
  }
}
