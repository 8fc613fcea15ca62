package nl.microcredentials.issuer.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A study load lies in one of several intervals, one for each unit that may be used. */
record Range(Fact fact, List<Interval> intervals) implements Check {

  Range {
    Objects.requireNonNull(fact, "fact");
    intervals = List.copyOf(intervals);
    if (intervals.isEmpty()
        || intervals.stream().map(Interval::unit).distinct().count() != intervals.size()) {
      throw new IllegalArgumentException("a range has one interval for each of its units");
    }
  }

  /**
   * Which amounts of one unit are allowed; both ends belong to it.
   *
   * @param maximum none if there is no largest one
   * @param step every amount is a multiple of it
   * @param smallerWith with this fact given, amounts below the minimum are allowed as well
   */
  record Interval(
      String unit,
      BigDecimal minimum,
      Optional<BigDecimal> maximum,
      BigDecimal step,
      Optional<Fact> smallerWith) {

    Interval {
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(minimum, "minimum");
      Objects.requireNonNull(step, "step");
      maximum = Objects.requireNonNullElse(maximum, Optional.empty());
      smallerWith = Objects.requireNonNullElse(smallerWith, Optional.empty());
      if (step.signum() <= 0 || maximum.filter(max -> max.compareTo(minimum) < 0).isPresent()) {
        throw new IllegalArgumentException("an interval has a step, and a maximum if any above");
      }
    }

    private Outcome outcome(Amount amount, Facts facts) {
      var value = amount.value();
      if (value.remainder(step).signum() != 0
          || maximum.filter(max -> value.compareTo(max) > 0).isPresent()) {
        return Outcome.BROKEN;
      }
      if (value.compareTo(minimum) >= 0) {
        return Outcome.MET;
      }
      return smallerWith.flatMap(facts::find).isPresent()
          ? Outcome.MET_BY_EXEMPTION
          : Outcome.BROKEN;
    }

    private String inWords(Subject subject) {
      var steps = " %s (step %s)".formatted(unit, Amount.plain(step));
      var usual = Amount.plain(minimum) + ".." + maximum.map(Amount::plain).orElse("") + steps;
      return smallerWith
          .map(fact ->
              "%s | ..%s + %s"
                  .formatted(usual, Amount.plain(minimum) + steps, fact.nameFor(subject)))
          .orElse(usual);
    }
  }

  @Override
  public Observation on(Facts facts) {
    var amount = facts.amount(fact);
    var outcome =
        amount
            .flatMap(given ->
                intervals.stream()
                    .filter(interval -> interval.unit().equals(given.unit()))
                    .map(interval -> interval.outcome(given, facts))
                    .findFirst())
            .orElse(Outcome.BROKEN);
    return new Observation(
        fact,
        amount.map(Amount::toString),
        intervals.stream()
            .map(interval -> interval.inWords(facts.subject()))
            .collect(Collectors.joining(" | ")),
        outcome);
  }

  @Override
  public List<Fact> facts() {
    return Stream.concat(
            Stream.of(fact),
            intervals.stream().flatMap(interval -> interval.smallerWith().stream()))
        .toList();
  }
}
