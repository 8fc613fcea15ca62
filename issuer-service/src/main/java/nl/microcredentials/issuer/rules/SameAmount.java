package nl.microcredentials.issuer.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A study load, if it is given, is that of another fact, perhaps in another unit. */
record SameAmount(Fact fact, Fact other, List<Rate> rates) implements Check {

  SameAmount {
    Objects.requireNonNull(fact, "fact");
    Objects.requireNonNull(other, "other");
    rates = rates == null ? List.of() : List.copyOf(rates);
  }

  /** One of a unit is so many of another. */
  record Rate(String one, BigDecimal is, String of) {

    Rate {
      Objects.requireNonNull(one, "one");
      Objects.requireNonNull(is, "is");
      Objects.requireNonNull(of, "of");
      if (is.signum() <= 0) {
        throw new IllegalArgumentException("a rate is above 0");
      }
    }

    private Optional<Amount> convert(Amount amount) {
      return amount.unit().equals(one)
          ? Optional.of(new Amount(amount.value().multiply(is), of))
          : Optional.empty();
    }
  }

  @Override
  public Observation on(Facts facts) {
    var given = facts.amount(fact);
    var demanded = facts.amount(other);
    var isMet =
        given.isEmpty() || demanded.filter(amount -> areSame(given.get(), amount)).isPresent();
    return new Observation(
        fact,
        given.map(Amount::toString),
        demanded.stream()
            .flatMap(this::spellings)
            .map(Amount::toString)
            .collect(Collectors.joining(" | ")),
        Outcome.of(isMet));
  }

  private boolean areSame(Amount given, Amount demanded) {
    return spellings(given)
        .anyMatch(one -> spellings(demanded).anyMatch(another -> one.isSameAs(another)));
  }

  private Stream<Amount> spellings(Amount amount) {
    return Stream.concat(
        Stream.of(amount), rates.stream().flatMap(rate -> rate.convert(amount).stream()));
  }

  @Override
  public List<Fact> facts() {
    return List.of(fact, other);
  }
}
