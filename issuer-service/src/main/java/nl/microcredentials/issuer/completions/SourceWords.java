package nl.microcredentials.issuer.completions;

import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.problem.Violation;

/**
 * Says what is wrong with a completion in the words of what it was made from: who sent that knows
 * no other object.
 *
 * @param places the narrower ones first; a pointer that lies in none of them stays as it is
 * @param missing pointers into the completion, to what the source did not say at all
 */
public record SourceWords(List<Place> places, List<String> missing) {

  /**
   * Where something stands; whatever lies below it, lies below it there too.
   *
   * @param allowed what would be accepted, if the source has another word for it
   */
  public record Place(String inCompletion, String inSource, Optional<String> allowed) {

    public Place(String inCompletion, String inSource) {
      this(inCompletion, inSource, Optional.empty());
    }

    private boolean holds(String pointer) {
      return (pointer + '/').startsWith(inCompletion + '/');
    }

    private String inSource(String pointer) {
      return inSource + pointer.substring(inCompletion.length());
    }
  }

  public List<Violation> of(List<Violation> violations) {
    return violations.stream().map(this::of).toList();
  }

  private Violation of(Violation violation) {
    var pointer = violation.pointer();
    var place = places.stream().filter(p -> p.holds(pointer)).findFirst();
    return new Violation(
        violation.rule(),
        place.map(p -> p.inSource(pointer)).orElse(pointer),
        missing.contains(pointer) ? null : violation.found(),
        place.flatMap(Place::allowed).orElse(violation.allowed()));
  }
}
