package nl.microcredentials.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Map;
import java.util.Optional;

/** How long request bodies may be. What the server takes at most is {@code quarkus.http.limits}. */
@ConfigMapping(prefix = "http-boundary")
interface BodyLimits {

  /** Wherever nothing else is said; as much as the server takes, if unset. */
  Optional<MemorySize> bodyLimit();

  /** By the path that takes more, or less. */
  @WithName("body-limit-of")
  Map<String, MemorySize> bodyLimitOf();
}
