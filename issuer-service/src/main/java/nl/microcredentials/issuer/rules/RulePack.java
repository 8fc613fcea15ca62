package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.registry.Sector;

/**
 * One version of an agreement: its rules and the period in which they are those that count.
 *
 * @param validFrom first day, in the time of the Netherlands
 * @param validUntil last day, if there is one
 * @param necessary whether nothing is allowed in its sectors while no version is in force
 * @param achievement rules for the definition of an achievement; looked at when it is defined, and
 *     again by the agreements of the day when it is awarded
 * @param completion rules for a completion and whom it is of
 * @param sha256 of the file
 */
public record RulePack(
    String id,
    @JsonProperty(required = true) int version,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    @JsonProperty(required = true) boolean necessary,
    Set<Sector> sectors,
    Source source,
    List<Rule> achievement,
    List<Rule> completion,
    @JacksonInject(value = RulePackReader.SHA_256, useInput = OptBoolean.FALSE) String sha256) {

  /** Where the agreement can be read, in the text of which date. */
  public record Source(URI url, LocalDate date) {

    public Source {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(date, "date");
    }
  }

  public RulePack {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(validFrom, "validFrom");
    Objects.requireNonNull(source, "source");
    validUntil = Objects.requireNonNullElse(validUntil, Optional.empty());
    sectors = Set.copyOf(sectors);
    achievement = List.copyOf(achievement);
    completion = List.copyOf(completion);
    if (validUntil.filter(validFrom::isAfter).isPresent()) {
      throw new IllegalArgumentException("a version ends before it begins");
    }
  }

  /** The name of this version, and of its file: such as {@code nl-mbo-1}. */
  public String name() {
    return id + '-' + version;
  }

  boolean inForce(LocalDate date) {
    return !date.isBefore(validFrom) && validUntil.filter(date::isAfter).isEmpty();
  }

  boolean overlaps(RulePack other) {
    return inForce(other.validFrom) || other.inForce(validFrom);
  }
}
