package nl.microcredentials.http;

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
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
        .putHeader("Connection", "close")
        .end(problem.encode());
  }
}
