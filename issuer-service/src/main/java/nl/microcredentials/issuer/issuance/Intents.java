package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.schema.CredentialSchemas;
import nl.microcredentials.core.statuslist.TokenStatusReference;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.achievements.PublishedAchievement;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionGate;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.learners.LearnerErased;
import nl.microcredentials.issuer.learners.Learners;
import nl.microcredentials.issuer.registry.Outbox;
import nl.microcredentials.issuer.rules.Decision;
import nl.microcredentials.issuer.rules.decisions.Decisions;
import nl.microcredentials.issuer.rules.decisions.Evidence;
import nl.microcredentials.issuer.rules.decisions.Matter;
import nl.microcredentials.issuer.signing.AttestationSigner;
import nl.microcredentials.issuer.signing.CredentialSigner;
import nl.microcredentials.issuer.status.StatusLists;

/**
 * Turns completions into intents: what passes the gate is written down completely, with its index
 * in a status list and the credential as it will be signed, before any key is touched.
 */
@ApplicationScoped
class Intents {

  private final CompletionGate gate;
  private final Achievements achievements;
  private final Learners learners;
  private final Awards awards;
  private final KnownAwards knownAwards;
  private final IdempotencyKeys idempotencyKeys;
  private final StatusLists statusLists;
  private final CredentialSigner signer;
  private final Outbox outbox;
  private final Decisions decisions;
  private final ObjectMapper json;
  private final SecureRandom random;
  private final Clock clock;

  Intents(
      CompletionGate gate,
      Achievements achievements,
      Learners learners,
      Awards awards,
      KnownAwards knownAwards,
      IdempotencyKeys idempotencyKeys,
      StatusLists statusLists,
      CredentialSigner signer,
      Outbox outbox,
      Decisions decisions,
      ObjectMapper json,
      SecureRandom random,
      Clock clock) {
    this.gate = gate;
    this.achievements = achievements;
    this.learners = learners;
    this.awards = awards;
    this.knownAwards = knownAwards;
    this.idempotencyKeys = idempotencyKeys;
    this.statusLists = statusLists;
    this.signer = signer;
    this.outbox = outbox;
    this.decisions = decisions;
    this.json = json;
    this.random = random;
    this.clock = clock;
  }

  /** An intent, and whether it is new; then also what it leads to. */
  record Intent(UUID award, Optional<Unsecured> unsecured) {

    boolean created() {
      return unsecured.isPresent();
    }
  }

  /** An achievement that may be awarded, and why. */
  record Cleared(PublishedAchievement achievement, Decision decision) {}

  /**
   * Looks at every rule.
   *
   * @throws CompletionRefused naming every rule that is broken
   */
  Cleared checkGate(Institution institution, Completion completion) {
    var achievement =
        achievements
            .find(institution, completion.achievementId())
            .orElseThrow(() -> CompletionRefused.ofUnknownAchievement(completion));
    var decision = gate.decide(completion, achievement.definition(), institution);
    if (!decision.violations().isEmpty()) {
      throw new CompletionRefused(decision.violations());
    }
    return new Cleared(achievement, decision);
  }

  /**
   * Returns the intent for {@code completion}, which may have been there before.
   *
   * @param requestedBy client that asks, for the record of the decision
   * @throws CompletionRefused naming every rule that is broken; nothing is stored then
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Intent intend(
      Institution institution,
      Completion completion,
      Optional<String> idempotencyKey,
      String requestedBy) {
    var intent =
        knownAwards
            .of(institution, completion, idempotencyKey)
            .map(award -> new Intent(award.id, Optional.empty()))
            .orElseGet(() -> newAward(institution, completion, requestedBy));
    idempotencyKey.ifPresent(
        key -> idempotencyKeys.remember(institution, key, completion, intent.award()));
    return intent;
  }

  /**
   * As {@link #intend}; nothing for a completion that is refused, so that the transaction of the
   * caller can go on with others.
   */
  Optional<Intent> intendUnlessRefused(
      Institution institution, Completion completion, String requestedBy) {
    try {
      return Optional.of(
          knownAwards
              .ofRecord(institution, completion)
              .map(award -> new Intent(award.id, Optional.empty()))
              .orElseGet(() -> newAward(institution, completion, requestedBy)));
    } catch (CompletionRefused | LearnerErased e) {
      return Optional.empty();
    }
  }

  private Intent newAward(Institution institution, Completion completion, String requestedBy) {
    achievements.keep(institution, completion.achievementId());
    var cleared = checkGate(institution, completion);
    var achievement = cleared.achievement();
    var learner =
        learners.idOf(institution, CompletionGate.identifierOf(completion.learner()).orElseThrow());
    if (awards.hasLive(institution, learner, achievement.name())) {
      // perhaps for this very completion: another call may have committed it since we looked
      var committed = knownAwards.ofRecord(institution, completion);
      if (committed.isPresent()) {
        return new Intent(committed.get().id, Optional.empty());
      }
      throw CompletionRefused.liveDuplicate(completion);
    }
    var award = new Award();
    award.learnerId = learner;
    var unsecured = store(award, institution, achievement, completion);
    keep(cleared.decision(), award, completion, requestedBy);
    return new Intent(award.id, Optional.of(unsecured));
  }

  /**
   * Completes an intent and stores it; call {@link #keep} after it.
   *
   * @param award with its learner; for a correction, also with what it replaces and when that was
   *     awarded
   */
  Unsecured store(
      Award award,
      Institution institution,
      PublishedAchievement achievement,
      Completion completion) {
    award.id = UUID.randomUUID();
    award.institution = institution.name();
    award.achievement = achievement.name();
    award.achievementVersion = achievement.version();
    award.source = knownAwards.sourceOf(completion);
    award.intendedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (award.awardedAt == null) {
      award.awardedAt = award.intendedAt;
    }
    var index = statusLists.allocate(institution);
    award.statusListId = index.list();
    award.statusListIndex = index.index();
    var unsecured = prepare(award, institution, achievement, completion);
    awards.persistAndFlush(award);
    return unsecured;
  }

  /** Writes down why there may be this award, which is stored already. */
  void keep(Decision decision, Award award, Completion completion, String requestedBy) {
    var matter =
        new Matter(
            award.institution, award.achievement, award.achievementVersion, Optional.of(award.id));
    var stored = new String(write(completion), StandardCharsets.UTF_8);
    var evidence = Evidence.keyed(learners.lookup(stored));
    decisions.store(matter, decision, evidence, requestedBy);
  }

  /**
   * Writes what will be signed, checks it before it is, and puts it into the intent. The other
   * forms follow from the Open Badge; the attestation has salts of its own, so it is kept as well.
   */
  private Unsecured prepare(
      Award award,
      Institution institution,
      PublishedAchievement achievement,
      Completion completion) {
    var document =
        CredentialDocument.of(
            new CredentialDocument.Facts(
                award.id,
                institution,
                achievement,
                statusLists.addressOf(award.statusListId),
                award.statusListIndex,
                outbox.logOrigin(),
                award.awardedAt,
                award.intendedAt),
            completion,
            random);
    for (var schema : CredentialSchemas.MANDATORY) {
      var violations = CredentialSchemas.validate(schema, document.json());
      if (!violations.isEmpty()) {
        throw new CompletionRefused(violations);
      }
    }
    var documentHash = signer.documentHash(document.json());
    var attestation =
        AttestationSigner.keyOf(institution).map(_ -> attestation(award, document, completion));
    var commitments = new ArrayList<String>();
    commitments.add(Commitment.of(document.salt(), documentHash));
    attestation.ifPresent(one -> commitments.add(one.commitment()));
    award.summary = RegistrySummary.of(achievement, commitments);
    award.completion = encrypt(award, write(completion));
    var written = StrictJson.write(document.json());
    award.unsecuredCredential = encrypt(award, written);
    award.unsecuredAttestation =
        attestation
            .map(one -> encrypt(award, StrictJson.write(one.claims().toJson())))
            .orElse(null);
    return new Unsecured(
        award,
        StrictJson.parseObject(written), // as whoever takes the intent up again reads it
        Optional.of(documentHash),
        attestation.map(AttestationDocument::claims));
  }

  private AttestationDocument attestation(
      Award award, CredentialDocument openBadge, Completion completion) {
    var list = URI.create(statusLists.tokenAddressOf(award.statusListId));
    var status = new TokenStatusReference(award.statusListIndex, list);
    return AttestationDocument.of(openBadge.json(), completion.learner(), status, random);
  }

  private byte[] encrypt(Award award, byte[] plaintext) {
    return learners.encrypt(award.learnerId, plaintext, award.id);
  }

  /** Whether exactly this was reported for {@code award}. */
  boolean isCompletionOf(Award award, Completion completion) {
    var stored = learners.decrypt(award.learnerId, award.completion, award.id);
    return Arrays.equals(stored, write(completion));
  }

  private byte[] write(Completion completion) {
    try {
      return json.writeValueAsBytes(completion);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a completion can be written", e);
    }
  }
}
