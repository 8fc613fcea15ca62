package nl.microcredentials.issuer.achievements.edubadges;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.microcredentials.issuer.achievements.AchievementConflict;
import nl.microcredentials.issuer.achievements.AchievementReader;
import nl.microcredentials.issuer.achievements.AchievementState;
import nl.microcredentials.issuer.achievements.Achievements;
import nl.microcredentials.issuer.achievements.Edit;
import nl.microcredentials.issuer.achievements.Precondition;
import nl.microcredentials.issuer.institutions.Institution;

/** Makes drafts of badge classes, for an institution that comes from edubadges. */
@ApplicationScoped
class EdubadgesImport {

  private final Achievements achievements;
  private final AchievementReader reader;

  EdubadgesImport(Achievements achievements, AchievementReader reader) {
    this.achievements = achievements;
    this.reader = reader;
  }

  /**
   * Whose draft, under which name, and whether for real.
   *
   * @param by client that asks
   */
  record Order(Institution institution, String name, boolean dryRun, String by) {}

  /** The draft, and what somebody should look at before it is published. */
  record Imported(Achievements.Stored stored, List<Warning> warnings) {}

  /**
   * Makes a draft, or changes the one that an earlier import made.
   *
   * @throws AchievementConflict if the name belongs to what was published
   */
  Imported run(Order order, ObjectNode badgeClass) {
    var draft = BadgeClassMapping.of(badgeClass, order.institution().sector());
    var definition = reader.read(draft.achievement());
    var present = achievements.find(order.institution(), order.name());
    if (present.filter(a -> a.definition().state() != AchievementState.DRAFT).isPresent()) {
      throw AchievementConflict.noDraft();
    }
    // it stays a draft until ours is stored, or ours is refused
    var precondition =
        present.map(a -> Precondition.version(a.version())).orElseGet(Precondition::absent);
    var edit = new Edit(order.institution(), order.name(), precondition, order.by());
    var stored =
        order.dryRun()
            ? achievements.rehearse(edit, definition)
            : achievements.put(edit, definition);
    return new Imported(stored, draft.warnings());
  }
}
