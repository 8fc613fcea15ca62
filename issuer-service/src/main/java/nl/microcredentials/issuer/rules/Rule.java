package nl.microcredentials.issuer.rules;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.microcredentials.core.problem.Sentence;
import nl.microcredentials.core.registry.Sector;

/**
 * A rule of a {@link RulePack}.
 *
 * @param id name of the rule, such as {@code result-passed}; what is demanded of several facts for
 *     one reason has one name
 * @param message what is wrong when it is broken; {@code {found}} and {@code {allowed}} stand for
 *     what the check saw
 */
record Rule(String id, Optional<Scope> appliesTo, Check check, Sentence message) {

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern PLACEHOLDERS = Pattern.compile("[^{}]*(\\{(found|allowed)}[^{}]*)*");
  private static final String NOTHING = "–";

  Rule {
    if (id == null || !NAME.matcher(id).matches()) {
      throw new IllegalArgumentException("a rule has a name such as result-passed");
    }
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(message, "message");
    appliesTo = Objects.requireNonNullElse(appliesTo, Optional.empty());
    if (!PLACEHOLDERS.matcher(message.en()).matches()
        || !PLACEHOLDERS.matcher(message.nl()).matches()) {
      throw new IllegalArgumentException("a message has only {found} and {allowed} in braces");
    }
  }

  /** For whom and when a rule counts, if not for all and as long as its pack; both days belong. */
  record Scope(Optional<Set<Sector>> sectors, Optional<LocalDate> from, Optional<LocalDate> until) {

    Scope {
      sectors = Objects.requireNonNullElse(sectors, Optional.empty());
      from = Objects.requireNonNullElse(from, Optional.empty());
      until = Objects.requireNonNullElse(until, Optional.empty());
    }

    private boolean covers(Sector sector, LocalDate date) {
      return sectors.map(those -> those.contains(sector)).orElse(true)
          && from.filter(date::isBefore).isEmpty()
          && until.filter(date::isAfter).isEmpty();
    }
  }

  boolean appliesTo(Facts facts) {
    return appliesTo.map(scope -> scope.covers(facts.sector(), facts.date())).orElse(true);
  }

  Finding on(Facts facts, String pack) {
    var seen = check.on(facts);
    return new Finding(
        id,
        pack,
        seen.fact().toString(),
        seen.fact().inRequest(facts.subject()),
        seen.found(),
        seen.allowed(),
        seen.outcome(),
        new Sentence(fill(message.en(), seen), fill(message.nl(), seen)));
  }

  private static String fill(String message, Check.Observation seen) {
    return message
        .replace("{allowed}", seen.allowed())
        .replace("{found}", seen.found().orElse(NOTHING));
  }
}
