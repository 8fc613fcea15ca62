package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a rule demands. There are these kinds and no others: a rule pack is data that a lawyer can
 * read, not a program.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Check.Required.class, name = "required"),
  @JsonSubTypes.Type(value = Check.OneOf.class, name = "one-of"),
  @JsonSubTypes.Type(value = Check.OnlyWith.class, name = "only-with"),
  @JsonSubTypes.Type(value = Check.HasLanguage.class, name = "has-language"),
  @JsonSubTypes.Type(value = Check.Order.class, name = "order"),
  @JsonSubTypes.Type(value = Range.class, name = "range"),
  @JsonSubTypes.Type(value = SameAmount.class, name = "same-amount"),
  @JsonSubTypes.Type(value = Gate.class, name = "gate")
})
sealed interface Check
    permits Check.Required,
        Check.OneOf,
        Check.OnlyWith,
        Check.HasLanguage,
        Check.Order,
        Range,
        SameAmount,
        Gate {

  /**
   * What a check saw.
   *
   * @param fact it is about
   * @param found the value, as text. It is recorded for ever where the rule is met, so a check puts
   *     only there what can be: amounts, times, truth values, language tags, and texts that stand
   *     in the rule itself
   * @param allowed what the rule accepts, in the notation of {@code docs/problems.md}
   */
  record Observation(Fact fact, Optional<String> found, String allowed, Outcome outcome) {}

  Observation on(Facts facts);

  /** Every fact that is looked at. */
  List<Fact> facts();

  /** One of several facts, which stand beside each other, is there. Which value is not told. */
  record Required(List<Fact> anyOf) implements Check {

    public Required {
      anyOf = List.copyOf(anyOf);
      if (anyOf.stream().map(Fact::parent).distinct().count() != 1) {
        throw new IllegalArgumentException("anyOf names facts that stand beside each other");
      }
    }

    @Override
    public Observation on(Facts facts) {
      var isGiven = anyOf.stream().anyMatch(fact -> facts.find(fact).isPresent());
      return new Observation(
          anyOf.size() == 1 ? anyOf.getFirst() : anyOf.getFirst().parent(),
          Optional.empty(),
          anyOf.stream()
              .map(fact -> fact.nameFor(facts.subject()))
              .collect(Collectors.joining(" | ")),
          Outcome.of(isGiven));
    }

    @Override
    public List<Fact> facts() {
      return anyOf;
    }
  }

  /** The fact is there, and one of a list of values. */
  record OneOf(Fact fact, List<String> values) implements Check {

    public OneOf {
      Objects.requireNonNull(fact, "fact");
      values = List.copyOf(values);
    }

    @Override
    public Observation on(Facts facts) {
      var found = facts.text(fact);
      var isAllowed = found.filter(values::contains).isPresent();
      return new Observation(fact, found, String.join(" | ", values), Outcome.of(isAllowed));
    }

    @Override
    public List<Fact> facts() {
      return List.of(fact);
    }
  }

  /** A truth value that says something about another fact stands only beside that. */
  record OnlyWith(Fact fact, Fact other) implements Check {

    public OnlyWith {
      Objects.requireNonNull(fact, "fact");
      Objects.requireNonNull(other, "other");
    }

    @Override
    public Observation on(Facts facts) {
      var value = facts.find(fact);
      var isMet = value.isEmpty() || facts.find(other).isPresent();
      return new Observation(
          fact,
          value.map(given -> Boolean.toString(given.asBoolean())),
          "+ " + other.nameFor(facts.subject()),
          Outcome.of(isMet));
    }

    @Override
    public List<Fact> facts() {
      return List.of(fact, other);
    }
  }

  /** A text in several languages is there in the one that another fact names. */
  record HasLanguage(Fact fact, Fact language) implements Check {

    public HasLanguage {
      Objects.requireNonNull(fact, "fact");
      Objects.requireNonNull(language, "language");
    }

    @Override
    public Observation on(Facts facts) {
      var languages = new ArrayList<String>();
      facts.find(fact).ifPresent(texts -> texts.fieldNames().forEachRemaining(languages::add));
      var demanded = facts.text(language).orElse("");
      return new Observation(
          fact,
          Optional.of(String.join(", ", languages)),
          demanded,
          Outcome.of(languages.contains(demanded)));
    }

    @Override
    public List<Fact> facts() {
      return List.of(fact, language);
    }
  }

  /** A time, if it is there, does not lie before another one, or not after it. */
  record Order(Fact fact, Optional<Fact> notBefore, Optional<Fact> notAfter) implements Check {

    public Order {
      Objects.requireNonNull(fact, "fact");
      notBefore = Objects.requireNonNullElse(notBefore, Optional.empty());
      notAfter = Objects.requireNonNullElse(notAfter, Optional.empty());
      if (notBefore.isPresent() == notAfter.isPresent()) {
        throw new IllegalArgumentException("an order has either notBefore or notAfter");
      }
    }

    @Override
    public Observation on(Facts facts) {
      var time = facts.time(fact);
      var earliest = notBefore.flatMap(facts::time);
      var latest = notAfter.flatMap(facts::time);
      var isBroken =
          time.isPresent()
              && (earliest.filter(time.get()::isBefore).isPresent()
                  || latest.filter(time.get()::isAfter).isPresent());
      var sign = notBefore.isPresent() ? ">= " : "<= ";
      var limit = notBefore.or(() -> notAfter).flatMap(facts::text).orElse("");
      return new Observation(fact, facts.text(fact), sign + limit, Outcome.of(!isBroken));
    }

    @Override
    public List<Fact> facts() {
      return Stream.of(Optional.of(fact), notBefore, notAfter).flatMap(Optional::stream).toList();
    }
  }
}
