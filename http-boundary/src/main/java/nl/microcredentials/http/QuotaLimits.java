package nl.microcredentials.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How fast one client of an institution may send, to each instance of the service. */
@ConfigMapping(prefix = "http.quota")
interface QuotaLimits {

  /** In the long run. */
  @WithDefault("500")
  @Min(1)
  int requestsPerSecond();

  /** How many it may send at once after it was quiet. */
  @WithDefault("2000")
  @Min(1)
  int burst();
}
