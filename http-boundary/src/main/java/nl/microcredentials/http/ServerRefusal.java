package nl.microcredentials.http;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import nl.microcredentials.core.problem.ProblemType;

/** The problem response to a request that is refused before any resource sees it. */
final class ServerRefusal {

  private ServerRefusal() {}

  /** Ends the connection as well: what is left of the request is not read. */
  static void answer(RoutingContext request, ProblemType type, String detail) {
    var status = HttpStatus.of(type);
    var problem =
        new JsonObject()
            .put("type", type.uri().toString())
            .put("title", type.title())
            .put("status", status)
            .put("detail", detail);
    endConnection(request);
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
        .end(problem.encode());
  }

  /**
   * Says that nothing more is read from this connection.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-8.2.2">RFC 9113, which forbids to
   *     say so in HTTP/2, where the other requests go on</a>
   */
  static void endConnection(RoutingContext request) {
    if (request.request().version() != HttpVersion.HTTP_2) {
      request.response().putHeader("Connection", "close");
    }
  }
}
