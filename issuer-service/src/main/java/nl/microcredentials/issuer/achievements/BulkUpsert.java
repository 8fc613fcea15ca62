package nl.microcredentials.issuer.achievements;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.achievements.BulkItems.Item;
import nl.microcredentials.issuer.institutions.Institution;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Creates and changes many achievements, each by itself: one that is refused keeps none of the
 * others from being stored. Sending everything again is safe.
 */
@ApplicationScoped
class BulkUpsert {

  private static final Pattern NAME = Pattern.compile(AchievementResource.NAME);

  private final Achievements achievements;
  private final AchievementReader reader;

  BulkUpsert(Achievements achievements, AchievementReader reader) {
    this.achievements = achievements;
    this.reader = reader;
  }

  /**
   * Whose achievements, and whether for real.
   *
   * @param by client that asks
   */
  record Order(Institution institution, boolean dryRun, String by) {}

  /** What became of one achievement. */
  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED,
    REFUSED;

    /** The value in JSON, such as {@code created}. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The answer about one achievement.
   *
   * @param index its place in the request, from 0
   * @param id absent if it has none that could be read
   * @param type of the problem, if it was refused
   * @param errors what exactly is wrong
   */
  @Schema(name = "BulkResult")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Result(
      int index,
      String id,
      Outcome outcome,
      Integer version,
      URI type,
      String detail,
      List<Violation> errors) {}

  /** Returns a result for each item, in their order. */
  List<Result> upsert(Order order, List<Item> items) {
    var results = new ArrayList<Result>(items.size());
    for (var item : items) {
      results.add(upsert(order, results.size(), item));
    }
    return results;
  }

  private Result upsert(Order order, int index, Item item) {
    return switch (item) {
      case Item.Unreadable(var why) -> refused(index, null, why);
      case Item.Readable(var json) -> upsert(order, index, json);
    };
  }

  private Result upsert(Order order, int index, ObjectNode json) {
    String name = null;
    try {
      name = takeName(json);
      var edit = new Edit(order.institution(), name, Precondition.none(), order.by());
      var definition = reader.read(json);
      var stored =
          order.dryRun()
              ? achievements.rehearse(edit, definition)
              : achievements.put(edit, definition);
      var outcome =
          switch (stored.outcome()) {
            case CREATED -> Outcome.CREATED;
            case CHANGED -> Outcome.CHANGED;
            case UNCHANGED -> Outcome.UNCHANGED;
          };
      var version = stored.achievement().version();
      return new Result(index, name, outcome, version, null, null, List.of());
    } catch (Refused e) {
      return refused(index, name, e);
    }
  }

  private static Result refused(int index, String name, Refused why) {
    return new Result(
        index, name, Outcome.REFUSED, null, why.type().uri(), why.detail(), why.violations());
  }

  private static String takeName(ObjectNode json) {
    var id = json.remove("id");
    if (id == null || !id.isTextual() || !NAME.matcher(id.textValue()).matches()) {
      throw malformed("id is not a name of an achievement: small letters, digits and hyphens.");
    }
    return id.textValue();
  }
}
