package nl.microcredentials.http;

import static nl.microcredentials.core.problem.ProblemType.HEADER_TOO_LARGE;
import static nl.microcredentials.core.problem.ProblemType.URI_TOO_LONG;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers an address that is too long, and headers that are too many or too long, with a problem.
 *
 * <p>The server would refuse them before anything of ours sees the request, and say nothing. So it
 * reads on for a while, and refuses by itself only what is several times too long.
 */
@Singleton
class HeadLimits implements HttpServerOptionsCustomizer {

  private static final int BEFORE_THE_SERVER_ITSELF = 1_001;
  private static final int SERVER_READS_ON = 8;
  private static final int MAXIMUM_HEADERS = 100;

  private final int maximumAddress;
  private final int maximumHeaders;

  HeadLimits(
      @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length") int maximumAddress,
      @ConfigProperty(name = "quarkus.http.limits.max-header-size") MemorySize maximumHeaders) {
    this.maximumAddress = maximumAddress;
    this.maximumHeaders = Math.toIntExact(maximumHeaders.asLongValue());
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setMaxInitialLineLength(SERVER_READS_ON * maximumAddress);
    options.setMaxHeaderSize(SERVER_READS_ON * maximumHeaders);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_SERVER_ITSELF);
  }

  private void check(RoutingContext request) {
    if (request.request().uri().length() > maximumAddress) {
      ServerRefusal.answer(request, URI_TOO_LONG, "The address is too long.");
    } else if (areTooLarge(request.request().headers())) {
      ServerRefusal.answer(request, HEADER_TOO_LARGE, "The request headers are too large.");
    } else {
      request.next();
    }
  }

  private boolean areTooLarge(MultiMap headers) {
    var lines = headers.entries(); // the size of the map would count names
    var size = lines.stream().mapToInt(h -> h.getKey().length() + h.getValue().length());
    return lines.size() > MAXIMUM_HEADERS || size.sum() > maximumHeaders;
  }
}
