package nl.microcredentials.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/**
 * How long request bodies may be where that differs from what the server reads at most, {@code
 * quarkus.http.limits.max-body-size}.
 */
@ConfigMapping(prefix = "http.body-limits")
interface BodyLimits {

  /** At every address that is not named; the server's own limit if unset. */
  Optional<MemorySize> others();

  /** At these addresses, such as {@code /v1/achievements}. */
  Map<String, MemorySize> paths();
}
