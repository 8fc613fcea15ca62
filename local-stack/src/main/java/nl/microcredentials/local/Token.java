package nl.microcredentials.local;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import nl.microcredentials.local.keys.AccessTokens;
import nl.microcredentials.local.keys.Keys;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.process.CannotStart;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;

/** {@code microcred token}: a short-lived access token for the stack that {@code up} started. */
final class Token {

  private final StackFolder folder;
  private final SecureRandom random;
  private final Clock clock;

  Token(StackFolder folder, SecureRandom random, Clock clock) {
    this.folder = folder;
    this.random = random;
    this.clock = clock;
  }

  void print(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw new CannotStart(
          "Say for which role: ./microcred token <%s> [institution]"
              .formatted(Role.allNames().replace(", ", "|")));
    }
    var role = role(arguments.getFirst());
    if (!RunningLock.isTaken(folder.folder())) {
      throw new CannotStart("No stack is running; start one with ./microcred up.");
    }
    var tokens = new AccessTokens(new Keys(folder.keys(), random).tokenKey(), clock);
    if (arguments.size() == 2) {
      out.println(tokens.of(institution(arguments.get(1)), role));
    } else if (role.belongsToAnInstitution()) {
      out.println(tokens.of(SampleInstitutions.UNIVERSITY, role));
    } else {
      out.println(tokens.national(role));
    }
  }

  private static Role role(String name) {
    return Role.named(name)
        .orElseThrow(() ->
            new CannotStart(
                "There is no role '%s'; choose one of %s.".formatted(name, Role.allNames())));
  }

  private static SampleInstitution institution(String name) {
    return SampleInstitutions.named(name)
        .orElseThrow(() ->
            new CannotStart(
                "There is no institution '%s'; choose one of %s."
                    .formatted(name, SampleInstitutions.allNames())));
  }
}
