package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.elements.StudyLoad;

/**
 * The sizes that the Dutch agreements allow, by sector and date. The agreements change, so they are
 * data: a row for each agreement and period.
 *
 * @see <a href="https://npuls.nl/doorbouwen-aan-microcredentials">Kwaliteitskader Microcredentials
 *     hbo/wo, with the addendum of 1 May 2025</a>
 * @see <a href="https://npuls.nl/microcredentials-mbo/">Kwaliteitskader Microcredentials mbo</a>
 */
@ApplicationScoped
public class StudyLoadPolicy {

  private final List<Agreement> agreements;

  StudyLoadPolicy(ObjectMapper json) throws IOException {
    try (var in = StudyLoadPolicy.class.getResourceAsStream("study-load-policy.json")) {
      agreements = List.of(json.readValue(in, Agreement[].class));
    }
  }

  /** Returns what is wrong with {@code studyLoad}, if anything, under the agreements of a date. */
  public Optional<Violation> check(
      StudyLoad studyLoad, String substantiation, Sector sector, LocalDate date) {
    var inForce =
        agreements.stream()
            .filter(a -> a.sector().equals(sector.code()) && a.inForce(date))
            .toList();
    if (inForce.stream().anyMatch(a -> a.allows(studyLoad, substantiation))) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            "study-load-in-policy",
            "/studyLoad",
            studyLoad.toString(),
            inForce.isEmpty()
                ? "nothing: no agreement for %s was in force on %s".formatted(sector.code(), date)
                : inForce.stream().map(Agreement::inWords).collect(Collectors.joining("; or "))));
  }

  /** One agreed range of sizes. */
  record Agreement(
      String sector,
      String unit,
      LocalDate from,
      LocalDate until,
      BigDecimal minimum,
      BigDecimal maximum,
      BigDecimal step,
      boolean smallerWithSubstantiation) {

    boolean inForce(LocalDate date) {
      return !date.isBefore(from) && (until == null || !date.isAfter(until));
    }

    boolean allows(StudyLoad load, String substantiation) {
      var value = load.value();
      return load.studyLoadUnit().code().equals(unit)
          && value.remainder(step).signum() == 0
          && (maximum == null || value.compareTo(maximum) <= 0)
          && (value.compareTo(minimum) >= 0
              || (smallerWithSubstantiation && substantiation != null));
    }

    String inWords() {
      return "%s %s%s in steps of %s%s"
          .formatted(
              maximum == null ? "from " + minimum : minimum + " to " + maximum,
              unit,
              until == null ? "" : " (until %s)".formatted(until),
              step,
              smallerWithSubstantiation ? ", smaller with studyLoadSubstantiation" : "");
    }
  }
}
