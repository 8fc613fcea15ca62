package nl.microcredentials.http;

import static nl.microcredentials.core.problem.ProblemType.FORBIDDEN;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.METHOD_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.NOT_FOUND;
import static nl.microcredentials.core.problem.ProblemType.TOKEN_INVALID;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses requests that two readers could understand differently: a repeated query parameter, two
 * access tokens, a body of another character set or of no stated type. A proxy in front and the
 * service behind it must not see two requests in one.
 */
public class RequestHygiene {

  /** What spreadsheets write; whoever takes it says which character sets. */
  private static final Set<String> MAY_BE_OTHER_CHARSETS = Set.of("text/csv");

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

  private final AllowedMethods allowedMethods;

  RequestHygiene(AllowedMethods allowedMethods) {
    this.allowedMethods = allowedMethods;
  }

  @ServerRequestFilter(preMatching = true)
  public Optional<Response> check(ContainerRequestContext request) {
    if (request.getMethod().equals("OPTIONS")) {
      return refuse(FORBIDDEN, "This address is not for pages of other origins.");
    }
    if (!METHODS.contains(request.getMethod())) {
      return Optional.of(
          refusal(METHOD_NOT_ALLOWED, 405, "This address has no such method.")
              .header(HttpHeaders.ALLOW, String.join(", ", allowedMethods.at(request)))
              .build());
    }
    if (valuesOf(request, HttpHeaders.AUTHORIZATION) > 1) {
      return refuse(TOKEN_INVALID, 400, "Send one Authorization header.");
    }
    if (request.getUriInfo().getQueryParameters().values().stream().anyMatch(v -> v.size() > 1)) {
      return refuse(MALFORMED_VALUE_ERROR, "Send each query parameter once.");
    }
    if (request.getUriInfo().getPath().indexOf('\0') >= 0) {
      return refuse(NOT_FOUND, "There is nothing at this address."); // no database stores it
    }
    return checkMediaType(request);
  }

  private static Optional<Response> checkMediaType(ContainerRequestContext request) {
    try {
      var type = request.getMediaType();
      if (type == null) {
        return hasBody(request)
            ? refuse(UNSUPPORTED_MEDIA_TYPE, "Say with Content-Type what you send.")
            : Optional.empty();
      }
      var charset = type.getParameters().get("charset");
      return charset == null
              || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())
              || MAY_BE_OTHER_CHARSETS.contains(type.getType() + '/' + type.getSubtype())
          ? Optional.empty()
          : refuse(UNSUPPORTED_MEDIA_TYPE, "Send UTF-8.");
    } catch (IllegalArgumentException e) {
      return refuse(UNSUPPORTED_MEDIA_TYPE, "The Content-Type is not a media type.");
    }
  }

  private static boolean hasBody(ContainerRequestContext request) {
    return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
  }

  private static int valuesOf(ContainerRequestContext request, String header) {
    var values = request.getHeaders().get(header);
    return values == null ? 0 : values.size();
  }

  private static Optional<Response> refuse(ProblemType type, String detail) {
    return refuse(type, HttpStatus.of(type), detail);
  }

  private static Optional<Response> refuse(ProblemType type, int status, String detail) {
    return Optional.of(refusal(type, status, detail).build());
  }

  private static ResponseBuilder refusal(ProblemType type, int status, String detail) {
    var body = new ProblemBody(type.uri(), type.title(), status, detail, List.of());
    return Response.status(status).type(ProblemBody.MEDIA_TYPE).entity(body);
  }
}
