package nl.microcredentials.http;

import static nl.microcredentials.core.problem.ProblemType.FORBIDDEN;
import static nl.microcredentials.core.problem.ProblemType.HEADER_TOO_LARGE;
import static nl.microcredentials.core.problem.ProblemType.INTERNAL_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.METHOD_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.NOT_ACCEPTABLE;
import static nl.microcredentials.core.problem.ProblemType.NOT_FOUND;
import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static nl.microcredentials.core.problem.ProblemType.STORAGE_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.TOKEN_INVALID;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where exceptions become problem responses (RFC 9457).
 *
 * <p>Nothing of an unexpected exception reaches the caller: its message may quote a credential, a
 * row or a path.
 */
public class Problems {

  private static final Logger LOG = Logger.getLogger(Problems.class);

  /** How long a caller should wait before trying again, in seconds. */
  private static final int RETRY_AFTER_SECONDS = 5;

  @ServerExceptionMapper
  Response refused(Refused e) {
    return response(e.type(), e.detail(), e.violations());
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    // the first two nodes of a path are method and parameter
    var violations = FormViolations.of(e.getConstraintViolations(), 2);
    return response(MALFORMED_VALUE_ERROR, "The request is malformed.", violations);
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  Response unauthenticated(SecurityException e) {
    return Response.fromResponse(
            response(TOKEN_INVALID, "A valid access token is needed.", List.of()))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return response(FORBIDDEN, "Your access token does not allow this.", List.of());
  }

  @ServerExceptionMapper
  Response ofTheFramework(WebApplicationException e) {
    var status = e.getResponse().getStatus();
    return switch (status) {
      case 404 -> response(NOT_FOUND, "There is nothing at this address.", List.of());
      case 405 -> response(METHOD_NOT_ALLOWED, "This address has no such method.", List.of());
      case 406 -> response(NOT_ACCEPTABLE, "This address has no such format.", List.of());
      case 413 -> response(PAYLOAD_TOO_LARGE, "The request body is too large.", List.of());
      case 415 -> response(UNSUPPORTED_MEDIA_TYPE, "Send one of the documented types.", List.of());
      case 431 -> response(HEADER_TOO_LARGE, "A request header is too large.", List.of());
      default ->
          status >= 400 && status < 500
              ? response(MALFORMED_VALUE_ERROR, "The request is malformed.", List.of())
              : unexpected(e);
    };
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    if (StorageFailure.causes(e)) {
      LOG.warn("The database does not serve requests", e);
      return response(STORAGE_UNAVAILABLE, "Try again in a moment.", List.of());
    }
    LOG.error("Unexpected failure", e);
    return response(INTERNAL_ERROR, "The failure is recorded.", List.of());
  }

  private static Response response(ProblemType type, String detail, List<Violation> violations) {
    var body = ProblemBody.of(type, detail, violations);
    var response = Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
    if (body.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }
}
