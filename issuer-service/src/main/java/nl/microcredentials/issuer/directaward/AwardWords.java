package nl.microcredentials.issuer.directaward;

import java.util.List;
import nl.microcredentials.issuer.completions.SourceWords;
import nl.microcredentials.issuer.completions.SourceWords.Place;

/** Where in a direct award stands what the rules call by the names of a completion. */
final class AwardWords {

  private AwardWords() {}

  /**
   * The words of edubadges. What an award has no place for is said of the whole of it.
   *
   * @param missing pointers into the completion, to what nobody said
   */
  static SourceWords of(List<String> missing) {
    return new SourceWords(
        List.of(
            new Place("/learner/eduPersonPrincipalName", "/eppn"),
            new Place("/learner/email", "/recipient_email"),
            new Place("/learner/givenName", "/first_name"),
            new Place("/learner/familyName", "/surname"),
            new Place("/learner/nameValidated", ""),
            new Place("/learner/initialStudent", ""),
            new Place("/learner", ""),
            new Place("/result/score", "/grade_achieved"),
            new Place("/evidence/0/url", "/evidence_url"),
            new Place("/evidence/0", ""),
            new Place("/source/id", "")),
        missing);
  }
}
