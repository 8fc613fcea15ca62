package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.rules.Decision;
import nl.microcredentials.issuer.rules.Facts;
import nl.microcredentials.issuer.rules.RulePacks;
import nl.microcredentials.issuer.rules.decisions.Evidence;

/** What an achievement must be, beyond having all its elements. */
@ApplicationScoped
class AchievementRules {

  private final RulePacks packs;
  private final ObjectMapper json;
  private final Clock clock;

  AchievementRules(RulePacks packs, ObjectMapper json, Clock clock) {
    this.packs = packs;
    this.json = json;
    this.clock = clock;
  }

  void atStart(@Observes StartupEvent event) {
    packs.requireFacts(json, Map.of("achievement", AchievementDefinition.class));
  }

  /** By the agreements of today. */
  Decision decide(AchievementDefinition definition, Institution institution) {
    return packs.decide(
        Facts.ofAchievement(json.valueToTree(definition), institution, clock.instant()));
  }

  Evidence evidence(AchievementDefinition definition) {
    return Evidence.of(json.valueToTree(definition));
  }
}
