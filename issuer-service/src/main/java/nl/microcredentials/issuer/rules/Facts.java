package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.institutions.Institution;

/**
 * What rules look at: the achievement, the completion if there is one, the institution and the time
 * of the decision, as one JSON document.
 */
public final class Facts {

  /** The zone in which a date of the national agreements begins and ends. */
  public static final ZoneId AGREEMENT_ZONE = ZoneId.of("Europe/Amsterdam");

  private final Subject subject;
  private final Sector sector;
  private final LocalDate date;
  private final ObjectNode document = StrictJson.object();

  private Facts(Subject subject, Institution institution, Instant time, Instant now) {
    this.subject = subject;
    this.sector = institution.sector();
    this.date = LocalDate.ofInstant(time, AGREEMENT_ZONE);
    document
        .putObject(Fact.INSTITUTION)
        .put("countryCode", institution.countryCode())
        .put("legalName", institution.legalName());
    document.put(Fact.NOW, now.toString());
  }

  /** About an achievement that is being defined now. */
  public static Facts ofAchievement(JsonNode achievement, Institution institution, Instant now) {
    var facts = new Facts(Subject.ACHIEVEMENT, institution, now, now);
    facts.document.set(Fact.ACHIEVEMENT, achievement);
    return facts;
  }

  /**
   * About something that was completed.
   *
   * @param time when; the agreements of that date are those that count
   */
  public static Facts ofCompletion(
      Completed completed, Institution institution, Instant time, Instant now) {
    var facts = new Facts(Subject.COMPLETION, institution, time, now);
    facts.document.set(Fact.ACHIEVEMENT, completed.achievement());
    facts.document.set(Fact.COMPLETION, completed.completion());
    return facts;
  }

  /** A completion, and the achievement it is of. */
  public record Completed(JsonNode completion, JsonNode achievement) {}

  Subject subject() {
    return subject;
  }

  Sector sector() {
    return sector;
  }

  /** The day by whose agreements is decided. */
  LocalDate date() {
    return date;
  }

  /** The fact, unless it is missing or empty. */
  Optional<JsonNode> find(Fact fact) {
    return Optional.of(document.at(fact.pointer())).filter(Facts::isGiven);
  }

  private static boolean isGiven(JsonNode value) {
    return value.isContainerNode()
        ? !value.isEmpty()
        : !value.isMissingNode() && !value.isNull() && !value.asText().isBlank();
  }

  Optional<String> text(Fact fact) {
    return find(fact).map(JsonNode::asText);
  }

  Optional<OffsetDateTime> time(Fact fact) {
    return text(fact).map(OffsetDateTime::parse);
  }

  Optional<Amount> amount(Fact fact) {
    return find(fact).map(Amount::of);
  }
}
