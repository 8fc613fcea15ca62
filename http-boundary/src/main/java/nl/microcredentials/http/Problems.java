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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Locale;
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

  private final AllowedMethods allowedMethods;

  Problems(AllowedMethods allowedMethods) {
    this.allowedMethods = allowedMethods;
  }

  /** What is known in several languages is told in the one that the caller prefers. */
  @ServerExceptionMapper
  Response refused(Refused e, HttpHeaders headers) {
    if (!e.isTranslated()) {
      return response(e.type(), e.detail(), errors(e.violations(), Locale.ENGLISH)).build();
    }
    var language = PreferredLanguage.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return response(e.type(), e.detail(language), errors(e.violations(), language))
        .language(language)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }

  @ServerExceptionMapper
  Response tooFast(QuotaExceeded e) {
    return response(e.type(), e.detail(), List.of())
        .header(HttpHeaders.RETRY_AFTER, null) // what is usual
        .header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds())
        .build();
  }

  private static List<ProblemBody.Error> errors(List<Violation> violations, Locale language) {
    return violations.stream().map(v -> ProblemBody.Error.of(v, language)).toList();
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e) {
    // the first two nodes of a path are method and parameter
    var violations = FormViolations.of(e.getConstraintViolations(), 2);
    return response(
            MALFORMED_VALUE_ERROR, "The request is malformed.", errors(violations, Locale.ENGLISH))
        .build();
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  Response unauthenticated(SecurityException e) {
    return response(TOKEN_INVALID, "A valid access token is needed.", List.of())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return plain(FORBIDDEN, "Your access token does not allow this.");
  }

  @ServerExceptionMapper
  Response ofTheFramework(WebApplicationException e, ContainerRequestContext request) {
    var status = e.getResponse().getStatus();
    return switch (status) {
      case 404, 405 -> notThere(request);
      case 406 -> plain(NOT_ACCEPTABLE, "This address has no such format.");
      case 413 -> plain(PAYLOAD_TOO_LARGE, "The request body is too large.");
      case 415 -> plain(UNSUPPORTED_MEDIA_TYPE, "Send one of the documented types.");
      case 431 -> plain(HEADER_TOO_LARGE, "A request header is too large.");
      default ->
          status >= 400 && status < 500
              ? plain(MALFORMED_VALUE_ERROR, "The request is malformed.")
              : unexpected(e);
    };
  }

  /** A method that the address has was there, and did not find what it was asked for. */
  private Response notThere(ContainerRequestContext request) {
    var allowed = allowedMethods.at(request);
    return allowed.isEmpty() || allowed.contains(request.getMethod())
        ? plain(NOT_FOUND, "There is nothing at this address.")
        : response(METHOD_NOT_ALLOWED, "This address has no such method.", List.of())
            .header(HttpHeaders.ALLOW, String.join(", ", allowed))
            .build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    if (StorageFailure.causes(e)) {
      LOG.warn("The database does not serve requests", e);
      return plain(STORAGE_UNAVAILABLE, "Try again in a moment.");
    }
    LOG.error("Unexpected failure", e);
    return plain(INTERNAL_ERROR, "The failure is recorded.");
  }

  private static Response plain(ProblemType type, String detail) {
    return response(type, detail, List.of()).build();
  }

  private static ResponseBuilder response(
      ProblemType type, String detail, List<ProblemBody.Error> errors) {
    var body = ProblemBody.of(type, detail, errors);
    var response = Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
    if (body.status() == 503 || body.status() == 429) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response;
  }
}
