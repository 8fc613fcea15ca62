package nl.microcredentials.http;

import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * How long the body of a request may be. One that is announced as longer is answered with a
 * problem; the server would refuse it as well, but with nothing in the answer, and with one limit
 * for all addresses.
 */
@Singleton
class BodyLimit {

  private static final int BEFORE_THE_SERVER_ITSELF = 1_000;

  /** The server has set its own limit by then. */
  private static final int BEFORE_THE_BODY_IS_READ = 1;

  /** More than the server reads at once. */
  private static final int SERVER_READS_ON = 1 << 20;

  private final BodyLimits limits;
  private final MemorySize maximum;

  BodyLimit(
      BodyLimits limits,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maximum) {
    this.limits = limits;
    this.maximum = maximum;
  }

  void register(@Observes Filters filters) {
    filters.register(this::checkAnnounced, BEFORE_THE_SERVER_ITSELF);
    filters.register(this::limitUnannounced, BEFORE_THE_BODY_IS_READ);
  }

  private void checkAnnounced(RoutingContext request) {
    if (announcedLength(request) <= of(request)) {
      request.next();
      return;
    }
    ServerRefusal.answer(request, PAYLOAD_TOO_LARGE, "The request body is too large.");
  }

  /** {@link UnannouncedBody} comes first; this is for what reads the body in another way. */
  private void limitUnannounced(RoutingContext request) {
    if (request.request().getHeader("Content-Length") == null) {
      request.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, of(request) + SERVER_READS_ON);
    }
    request.next();
  }

  /** In bytes. */
  long of(RoutingContext request) {
    var own = limits.paths().get(request.normalizedPath());
    return (own == null ? limits.others().orElse(maximum) : own).asLongValue();
  }

  /** What is not a number is for the server to refuse. */
  private static long announcedLength(RoutingContext request) {
    try {
      var announced = request.request().getHeader("Content-Length");
      return announced == null ? 0 : Long.parseLong(announced);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
