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
 * Answers an announced body that is too long with a problem. The server would refuse it as well,
 * but with nothing in the answer, and it knows one limit for all addresses.
 */
@Singleton
class BodyLimit {

  private static final int BEFORE_THE_SERVER_ITSELF = 1_000;

  /** Where the server has noted its own limit for a body of unknown length. */
  private static final int AFTER_THE_SERVER_ITSELF = 1;

  private final BodyLimits limits;
  private final MemorySize longest;

  BodyLimit(
      BodyLimits limits,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longest) {
    this.limits = limits;
    this.longest = longest;
  }

  void register(@Observes Filters filters) {
    filters.register(this::checkAnnounced, BEFORE_THE_SERVER_ITSELF);
    filters.register(this::limitRead, AFTER_THE_SERVER_ITSELF);
  }

  private void checkAnnounced(RoutingContext request) {
    if (announcedLength(request) <= maximumOf(request)) {
      request.next();
      return;
    }
    ServerRefusal.answer(request, PAYLOAD_TOO_LARGE, "The request body is too large.");
  }

  private void limitRead(RoutingContext request) {
    request.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, maximumOf(request));
    request.next();
  }

  private long maximumOf(RoutingContext request) {
    var ofPath = limits.bodyLimitOf().get(request.normalizedPath());
    return (ofPath == null ? limits.bodyLimit().orElse(longest) : ofPath).asLongValue();
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
