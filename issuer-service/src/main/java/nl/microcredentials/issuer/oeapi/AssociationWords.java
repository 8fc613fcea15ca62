package nl.microcredentials.issuer.oeapi;

import java.util.List;
import java.util.Optional;
import nl.microcredentials.issuer.completions.SourceWords;
import nl.microcredentials.issuer.completions.SourceWords.Place;

/** Where in an association stands what the rules call by the names of a completion. */
final class AssociationWords {

  private AssociationWords() {}

  /**
   * The words of {@code reader}'s version.
   *
   * @param missing pointers into the completion, to what the association did not say
   */
  static SourceWords of(AssociationReader reader, List<String> missing) {
    var version = reader.version();
    var offering = '/' + version.offering(reader.kind());
    return new SourceWords(
        List.of(
            new Place("/achievementId", offering),
            new Place("/learner/givenName", "/person/givenName"),
            new Place("/learner/familyName", "/person/surname"),
            new Place("/learner/email", "/person/" + version.email()),
            new Place("/learner/eduId", "/person/otherCodes"),
            new Place("/learner/eduPersonPrincipalName", "/person/otherCodes"),
            new Place("/learner/nameValidated", "/person/ext/nameValidated"),
            new Place("/learner/initialStudent", "/person/ext/initialStudent"),
            new Place("/learner", "/person"),
            new Place("/result/resultValueType", offering + "/resultValueType"),
            new Place("/result/resultDateTime", version.resultTime()),
            new Place("/result/final", version.resultFinal()),
            new Place("/association/id", "/associationId"),
            new Place("/association/endDateTime", "/actualEndDateTime"),
            new Place("/association/state", "/state", Optional.of(version.lastState())),
            new Place("/association", ""),
            new Place("/studyLoad", "/result/studyLoad"),
            new Place("/experiment/reason", "/ext/experimentReason"),
            new Place("/source/id", "/associationId")),
        missing);
  }
}
