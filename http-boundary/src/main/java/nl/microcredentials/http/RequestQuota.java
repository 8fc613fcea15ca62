package nl.microcredentials.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps one client that runs wild from taking the service away from the others: each client of each
 * institution has a quota of its own. What is public has none, as it can be cached.
 *
 * <p>The quota is of this instance of the service; counting together would cost every request a
 * round trip.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6585#section-4">RFC 6585, 429 Too Many
 *     Requests</a>
 */
public class RequestQuota {

  /** So many clients are remembered; then those are forgotten that have been quiet. */
  private static final int REMEMBERED = 10_000;

  private final QuotaLimits limits;
  private final TimeMeter time;
  private final Map<Client, Bucket> buckets = new ConcurrentHashMap<>();

  RequestQuota(QuotaLimits limits, Clock clock) {
    this.limits = limits;
    this.time = new ByClock(clock);
  }

  /** Whose requests are counted together. */
  private record Client(String institution, String name) {

    /** The claims of RFC 9068 and of identity federations; without a client it is a person. */
    static Client of(JsonWebToken token) {
      var client = token.<Object>getClaim("client_id");
      return new Client(
          String.valueOf(token.<Object>getClaim("schac_home_organization")),
          client == null ? token.getSubject() : client.toString());
    }
  }

  /** Runs after authorization: whoever has no valid token uses up nobody's quota. */
  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    if (needsToken(resource)
        && request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token) {
      var probe = bucketOf(Client.of(token)).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw new QuotaExceeded(wholeSeconds(probe));
      }
    }
  }

  private static boolean needsToken(ResourceInfo resource) {
    return resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class)
        || resource.getResourceClass().isAnnotationPresent(RolesAllowed.class);
  }

  private Bucket bucketOf(Client client) {
    if (buckets.size() >= REMEMBERED) {
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() == limits.burst());
    }
    return buckets.computeIfAbsent(client, _ -> newBucket());
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit ->
            limit
                .capacity(limits.burst())
                .refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static long wholeSeconds(ConsumptionProbe probe) {
    return Math.ceilDiv(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1));
  }

  /** The time of the service, which tests can set. */
  private record ByClock(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      var now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
