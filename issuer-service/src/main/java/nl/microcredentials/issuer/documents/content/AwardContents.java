package nl.microcredentials.issuer.documents.content;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
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

  public AwardContent of(Institution institution, IssuedCredential credential) {
    return new AwardContent(
        credential,
        institution,
        awards.completionOf(credential.id()).learner(),
        texts(institution, credential),
        outbox.registrationOf(credential.id()));
  }

  /** Translations come from the definition, if it is still the one that was awarded. */
  private AchievementTexts texts(Institution institution, IssuedCredential credential) {
    var signed = credential.json().at("/credentialSubject/achievement");
    var version = signed.path("version").textValue();
    return achievements
        .find(institution, credential.achievement())
        .filter(achievement -> Integer.toString(achievement.version()).equals(version))
        .map(achievement -> AchievementTexts.of(achievement.definition()))
        .orElseGet(() -> AchievementTexts.of(signed));
  }
}
