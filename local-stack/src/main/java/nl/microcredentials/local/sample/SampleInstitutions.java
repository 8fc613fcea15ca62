package nl.microcredentials.local.sample;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.microcredentials.core.registry.Sector;

/** One institution of each sector. */
public final class SampleInstitutions {

  public static final SampleInstitution UNIVERSITY =
      new SampleInstitution(
          "universiteit-aan-zee",
          "Universiteit aan Zee",
          Sector.WO,
          "99ZA",
          new SampleCourse(
              "introduction-to-quantum-computing", "Introduction to Quantum Computing"));

  public static final SampleInstitution UNIVERSITY_OF_APPLIED_SCIENCES =
      new SampleInstitution(
          "hogeschool-van-de-delta",
          "Hogeschool van de Delta",
          Sector.HBO,
          "99ZB",
          new SampleCourse("data-analyse-in-de-zorg", "Data-analyse in de zorg"));

  public static final SampleInstitution VOCATIONAL_COLLEGE =
      new SampleInstitution(
          "mbo-college-rivierenland",
          "MBO College Rivierenland",
          Sector.MBO,
          "99ZC",
          new SampleCourse(
              "warmtepompen-installeren-en-onderhouden",
              "Warmtepompen installeren en onderhouden"));

  private SampleInstitutions() {}

  public static List<SampleInstitution> all() {
    return List.of(UNIVERSITY, UNIVERSITY_OF_APPLIED_SCIENCES, VOCATIONAL_COLLEGE);
  }

  public static Optional<SampleInstitution> named(String name) {
    return all().stream().filter(institution -> institution.name().equals(name)).findFirst();
  }

  public static String allNames() {
    return all().stream().map(SampleInstitution::name).collect(Collectors.joining(", "));
  }
}
