package nl.microcredentials.local.hostile;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One input of a case.
 *
 * @param variant which of the inputs that the case describes
 * @param send makes the input, sends it, and returns what came back
 * @param own what the prose of the case expects of this input alone, if the case as a whole expects
 *     something else
 */
record Attempt(String variant, Supplier<List<Reply>> send, Optional<Expectation> own) {

  static Attempt of(String variant, Supplier<Reply> send) {
    return ofMany(variant, () -> List.of(send.get()));
  }

  static Attempt ofMany(String variant, Supplier<List<Reply>> send) {
    return new Attempt(variant, send, Optional.empty());
  }

  Attempt expecting(Expectation expectation) {
    return new Attempt(variant, send, Optional.of(expectation));
  }
}
