package nl.microcredentials.issuer.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A truth value is the expected one, or an exemption is in force and claimed with a reason. */
record Gate(
    Fact fact, @JsonProperty(required = true) boolean expected, Optional<Exemption> exemption)
    implements Check {

  Gate {
    Objects.requireNonNull(fact, "fact");
    exemption = Objects.requireNonNullElse(exemption, Optional.empty());
  }

  /**
   * When the other value passes too; both days belong to it.
   *
   * @param reason fact that must be given then
   */
  record Exemption(LocalDate from, LocalDate until, Fact reason) {

    Exemption {
      Objects.requireNonNull(reason, "reason");
      if (until.isBefore(from)) {
        throw new IllegalArgumentException("an exemption ends before it begins");
      }
    }

    private boolean applies(Facts facts) {
      var date = facts.date();
      return !date.isBefore(from) && !date.isAfter(until) && facts.find(reason).isPresent();
    }
  }

  @Override
  public Observation on(Facts facts) {
    var value = facts.find(fact).map(given -> given.asBoolean());
    return new Observation(
        fact, value.map(String::valueOf), inWords(facts.subject()), outcome(value, facts));
  }

  private Outcome outcome(Optional<Boolean> value, Facts facts) {
    if (value.filter(given -> given == expected).isPresent()) {
      return Outcome.MET;
    }
    return value.isPresent() && exemption.filter(window -> window.applies(facts)).isPresent()
        ? Outcome.MET_BY_EXEMPTION
        : Outcome.BROKEN;
  }

  private String inWords(Subject subject) {
    return exemption
        .map(window ->
            "%s | %s + %s (%s..%s)"
                .formatted(
                    expected,
                    !expected,
                    window.reason().nameFor(subject),
                    window.from(),
                    window.until()))
        .orElse(Boolean.toString(expected));
  }

  @Override
  public List<Fact> facts() {
    return Stream.concat(Stream.of(fact), exemption.map(Exemption::reason).stream()).toList();
  }
}
