package nl.microcredentials.issuer.claiming;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * How pages are answered: in the reader's language, kept by nobody on the way, and without a right
 * to load, frame or run anything.
 */
abstract class PageResource {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  /** The language asked for in the address, or else the first known one that the browser names. */
  static Locale localeOf(UriInfo uri, HttpHeaders headers) {
    var asked = uri.getQueryParameters().getFirst("lang");
    return known(asked == null ? "" : asked)
        .or(() ->
            headers.getAcceptableLanguages().stream()
                .flatMap(locale -> known(locale.getLanguage()).stream())
                .findFirst())
        .orElse(Pages.LANGUAGES.getFirst());
  }

  private static Optional<Locale> known(String language) {
    return Pages.LANGUAGES.stream()
        .filter(locale -> locale.getLanguage().equals(language))
        .findFirst();
  }

  static Response ok(String page, Locale locale) {
    return page(200, page, locale);
  }

  static Response notFound(String page, Locale locale) {
    return page(404, page, locale);
  }

  private static Response page(int status, String page, Locale locale) {
    return guarded(Response.status(status))
        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
        .language(locale)
        .entity(page)
        .build();
  }

  /** A credential, to be kept. */
  static Response credentialFile(CredentialFile file, byte[] bytes) {
    return guarded(Response.ok(bytes, file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(file.fileName()))
        .build();
  }

  static Response.ResponseBuilder redirect(URI address) {
    return guarded(Response.seeOther(address));
  }

  /** The address of a page is a secret: it is not told to the sites that the page links to. */
  private static Response.ResponseBuilder guarded(Response.ResponseBuilder response) {
    return response
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff");
  }
}
