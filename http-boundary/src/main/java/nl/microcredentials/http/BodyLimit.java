package nl.microcredentials.http;

import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers an announced body that is too long with a problem. The server would refuse it as well,
 * but with nothing in the answer.
 */
@Singleton
class BodyLimit {

  private static final int BEFORE_THE_SERVER_ITSELF = 1_000;

  private final long maximumLength;

  BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maximum) {
    this.maximumLength = maximum.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_SERVER_ITSELF);
  }

  private void check(RoutingContext request) {
    if (announcedLength(request) <= maximumLength) {
      request.next();
      return;
    }
    ServerRefusal.answer(request, PAYLOAD_TOO_LARGE, "The request body is too large.");
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
