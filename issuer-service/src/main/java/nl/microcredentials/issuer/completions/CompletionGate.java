package nl.microcredentials.issuer.completions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.issuer.achievements.AchievementDefinition;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.rules.Decision;
import nl.microcredentials.issuer.rules.Facts;
import nl.microcredentials.issuer.rules.RulePacks;

/**
 * What must be true before a credential is issued. All rules are looked at, so that the institution
 * learns everything at once.
 */
@ApplicationScoped
public class CompletionGate {

  private final RulePacks packs;
  private final ObjectMapper json;
  private final Clock clock;

  CompletionGate(RulePacks packs, ObjectMapper json, Clock clock) {
    this.packs = packs;
    this.json = json;
    this.clock = clock;
  }

  void atStart(@Observes StartupEvent event) {
    packs.requireFacts(json, Map.of("completion", Completion.class));
  }

  /** By the agreements of the day of the result. */
  public Decision decide(
      Completion completion, AchievementDefinition achievement, Institution institution) {
    var completed =
        new Facts.Completed(json.valueToTree(completion), json.valueToTree(achievement));
    var time = completion.result().resultDateTime().toInstant();
    return packs.decide(Facts.ofCompletion(completed, institution, time, clock.instant()));
  }

  /** The identifier by which a learner is known, with its kind before it. */
  public static Optional<String> identifierOf(Completion.Participant learner) {
    return identifierOf(learner.eduId(), learner.eduPersonPrincipalName(), learner.email());
  }

  /** As above, of the identifiers alone; those that are not known are null. */
  public static Optional<String> identifierOf(String eduId, String eppn, String email) {
    if (eduId != null) {
      return Optional.of("eduid " + eduId);
    }
    if (eppn != null) {
      return Optional.of("eppn " + lowerCase(eppn));
    }
    return Optional.ofNullable(email).map(address -> "email " + lowerCase(address));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
