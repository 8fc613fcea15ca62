package nl.microcredentials.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import nl.microcredentials.core.json.StrictJson;

/** Somebody who learns beside work; invented. */
public record Professional(String givenName, String familyName) {

  /** How long ago everybody sat the examination. */
  private static final Duration SINCE_RESULT = Duration.ofDays(3);

  private static final Duration LENGTH_OF_COURSE = Duration.ofDays(120);

  /** Those who take part in the demonstration. */
  public static final List<Professional> FIVE =
      List.of(
          new Professional("Amina", "Bouzid"),
          new Professional("Joris", "van der Meulen"),
          new Professional("Li Na", "Chen"),
          new Professional("Sanne", "Hoekstra"),
          new Professional("Ruben", "da Silva"));

  public String name() {
    return givenName + " " + familyName;
  }

  public String email() {
    return account() + "@work.example";
  }

  private String account() {
    return name().toLowerCase(Locale.ROOT).replace(' ', '.');
  }

  /**
   * The report that this person completed the course of {@code institution}, as the institution's
   * student information system sends it.
   */
  public ObjectNode completion(SampleInstitution institution, Instant now) {
    var resultTime = now.minus(SINCE_RESULT).truncatedTo(ChronoUnit.HOURS);
    var id = "%s-%s".formatted(institution.course().id(), account());
    var completion = StrictJson.object().put("achievementId", institution.course().id());
    completion
        .putObject("learner")
        .put("eduPersonPrincipalName", account() + "@" + institution.schacHomeOrganization())
        .put("email", email())
        .put("givenName", givenName)
        .put("familyName", familyName)
        .put("nameValidated", true)
        .put("initialStudent", false);
    completion
        .putObject("result")
        .put("state", "completed")
        .put("pass", "passed")
        .put("final", true)
        .put("score", "8.5")
        .put("resultValueType", "grade_0_10_one_decimal")
        .put("resultDateTime", "" + resultTime);
    completion
        .putObject("association")
        .put("id", "association-" + id)
        .put("state", "finished")
        .put("role", "student")
        .put("startDateTime", "" + resultTime.minus(LENGTH_OF_COURSE))
        .put("endDateTime", "" + resultTime);
    completion
        .putObject("source")
        .put("system", "student-information-system")
        .put("id", "result-" + id);
    return completion;
  }
}
