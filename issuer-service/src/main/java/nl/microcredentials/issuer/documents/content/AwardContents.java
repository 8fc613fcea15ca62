package nl.microcredentials.issuer.documents.content;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.learners.LearnerErased;
import nl.microcredentials.issuer.registry.Outbox;

/** Gathers what documents say. */
@ApplicationScoped
public class AwardContents {

  private final Awards awards;
  private final Achievements achievements;
  private final Outbox outbox;

  AwardContents(Awards awards, Achievements achievements, Outbox outbox) {
    this.awards = awards;
    this.achievements = achievements;
    this.outbox = outbox;
  }

  /**
   * What documents of {@code credential} say.
   *
   * @throws LearnerErased if nobody can read it any more
   */
  public AwardContent of(Institution institution, IssuedCredential credential) {
    var json = awards.openBadge(credential);
    return new AwardContent(
        json,
        institution,
        awards.completionOf(credential.id()).learner(),
        texts(institution, credential.achievement(), json),
        outbox.registrationOf(credential.id()));
  }

  /** Translations come from the definition, if it is still the one that was awarded. */
  private AchievementTexts texts(Institution institution, String achievementId, JsonNode json) {
    var signed = json.at("/credentialSubject/achievement");
    var version = signed.path("version").textValue();
    return achievements
        .find(institution, achievementId)
        .filter(achievement -> Integer.toString(achievement.version()).equals(version))
        .map(achievement -> AchievementTexts.of(achievement.definition()))
        .orElseGet(() -> AchievementTexts.of(signed));
  }
}
