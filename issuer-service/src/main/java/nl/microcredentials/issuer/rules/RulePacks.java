package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.microcredentials.core.problem.Sentence;
import nl.microcredentials.core.problem.Violation;

/** All rule packs, and the one way to decide by them. */
public class RulePacks {

  private final List<RulePack> packs;

  /**
   * Takes the packs together.
   *
   * @throws IllegalStateException if two versions of a pack are in force on one day: nobody could
   *     say which one counts
   */
  RulePacks(List<RulePack> packs) {
    this.packs = List.copyOf(packs);
    for (var pack : packs) {
      for (var other : packs) {
        if (pack != other && pack.id().equals(other.id()) && pack.overlaps(other)) {
          throw new IllegalStateException(
              "%s and %s are in force on the same day".formatted(pack.name(), other.name()));
        }
      }
    }
  }

  /** Looks at every rule that was in force for the sector on the date that counts. */
  public Decision decide(Facts facts) {
    var inForce = inForce(facts);
    var findings =
        inForce.stream()
            .flatMap(pack ->
                rulesOf(pack, facts.subject())
                    .filter(rule -> rule.appliesTo(facts))
                    .map(rule -> rule.on(facts, pack.name())))
            .toList();
    return new Decision(facts.date(), inForce, findings, missing(facts, inForce));
  }

  private List<RulePack> inForce(Facts facts) {
    return packs.stream()
        .filter(pack -> pack.sectors().contains(facts.sector()) && pack.inForce(facts.date()))
        .toList();
  }

  private static Stream<Rule> rulesOf(RulePack pack, Subject subject) {
    return switch (subject) {
      case ACHIEVEMENT -> pack.achievement().stream();
      case COMPLETION -> Stream.concat(pack.achievement().stream(), pack.completion().stream());
    };
  }

  private List<Violation> missing(Facts facts, List<RulePack> inForce) {
    return packs.stream()
        .filter(pack -> pack.necessary() && pack.sectors().contains(facts.sector()))
        .map(RulePack::id)
        .distinct()
        .filter(id -> inForce.stream().noneMatch(pack -> pack.id().equals(id)))
        .map(id -> notInForce(id, facts))
        .toList();
  }

  private static Violation notInForce(String id, Facts facts) {
    var pointer =
        switch (facts.subject()) {
          case ACHIEVEMENT -> "";
          case COMPLETION -> "/result/resultDateTime";
        };
    var date = facts.date().toString();
    return new Violation("agreement-in-force", pointer, date, id)
        .with(
            new Sentence(
                "No version of the agreement %s was in force on %s.".formatted(id, date),
                "Op %2$s gold geen versie van de afspraken %1$s.".formatted(id, date)));
  }

  /**
   * Makes sure that every fact the rules look at is a member of what is sent; a rule about a fact
   * that never comes would be met by everything.
   *
   * @param roots types by the name of the fact, such as {@code completion}
   * @throws IllegalStateException naming the first fact that does not exist
   */
  public void requireFacts(ObjectMapper json, Map<String, Class<?>> roots) {
    packs.stream()
        .flatMap(pack -> Stream.concat(pack.achievement().stream(), pack.completion().stream()))
        .flatMap(rule -> rule.check().facts().stream())
        .filter(fact -> roots.containsKey(fact.root()))
        .filter(fact -> !exists(fact, json, json.constructType(roots.get(fact.root()))))
        .findFirst()
        .ifPresent(fact -> {
          throw new IllegalStateException("a rule looks at %s, which never is".formatted(fact));
        });
  }

  private static boolean exists(Fact fact, ObjectMapper json, JavaType root) {
    var type = root;
    for (var rest = fact.pointer().tail(); !rest.matches(); rest = rest.tail()) {
      var name = rest.getMatchingProperty();
      var member =
          json.getSerializationConfig().introspect(type).findProperties().stream()
              .filter(property -> property.getName().equals(name))
              .findFirst();
      if (member.isEmpty()) {
        return false;
      }
      type = member.get().getPrimaryType();
    }
    return true;
  }
}
