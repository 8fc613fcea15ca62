package nl.microcredentials.issuer.oeapi;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.elements.StudyLoad;

/**
 * What both versions of the standard say of a person and an offering, in the words of version 6.
 *
 * @param codes of the offering and of what it offers
 * @param experimentReason why the experimental space of the agreements applies
 */
record Association(
    String id,
    String role,
    String state,
    Optional<OffsetDateTime> start,
    Optional<OffsetDateTime> end,
    Person person,
    Result result,
    List<OtherCode> codes,
    Optional<String> experimentReason) {

  /**
   * The person.
   *
   * @param familyName with what stands before it, such as {@code van der Meer}
   */
  record Person(
      Optional<String> eduId,
      Optional<String> eduPersonPrincipalName,
      Optional<String> email,
      Optional<String> givenName,
      Optional<String> familyName,
      Optional<Boolean> nameValidated,
      Optional<Boolean> initialStudent) {}

  /**
   * The result.
   *
   * @param last whether the exam board has settled it; nothing where the standard has no word for
   *     it and the institution did not say so
   */
  record Result(
      String state,
      String pass,
      Optional<Boolean> last,
      Optional<String> score,
      Optional<String> resultValueType,
      OffsetDateTime time,
      Optional<StudyLoad> studyLoad) {}
}
