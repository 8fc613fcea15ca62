package nl.microcredentials.issuer.claiming;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.claiming.Claims.Opened;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where a learner takes a credential into possession. Looking at a link changes nothing, because
 * mail scanners do it too; the button on the page uses it.
 */
@Path("/claims/{code}")
@PermitAll
@RunOnVirtualThread
public class ClaimResource extends PageResource {

  private static final String COOKIE = "claim";

  private final Claims claims;
  private final Pages pages;
  private final IssuerConfig config;

  ClaimResource(Claims claims, Pages pages, IssuerConfig config) {
    this.claims = claims;
    this.pages = pages;
    this.config = config;
  }

  @GET
  @Operation(hidden = true)
  public Response open(
      @PathParam("code") String text,
      @CookieParam(COOKIE) String session,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    var code = new Secret(text);
    var locale = localeOf(uri, headers);
    if (seen(session, code).isPresent()) {
      return page(code, "credential", locale);
    }
    return switch (claims.open(code)) {
      case Opened.Ready(var award) -> ok(pages.ready(claimOf(award), code, locale), locale);
      case Opened.Spent _ -> ok(pages.spent(code, locale), locale);
      case Opened.Unknown _ -> notFound(pages.nothing(locale), locale);
    };
  }

  @POST
  @Operation(hidden = true)
  public Response use(
      @PathParam("code") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
    var code = new Secret(text);
    var locale = localeOf(uri, headers);
    return claims
        .use(code)
        .map(session ->
            redirect(addressOf(code, "credential", locale)).cookie(cookie(session, code)).build())
        .orElseGet(() -> page(code, "", locale));
  }

  @POST
  @Path("another")
  @Operation(hidden = true)
  public Response sendAnother(
      @PathParam("code") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
    var locale = localeOf(uri, headers);
    return switch (claims.open(new Secret(text))) {
      case Opened.Ready(var award) -> sendAnother(award, locale);
      case Opened.Spent(var award) -> sendAnother(award, locale);
      case Opened.Unknown _ -> notFound(pages.nothing(locale), locale);
    };
  }

  /** Says the same if one was sent a moment ago. */
  private Response sendAnother(UUID award, Locale locale) {
    var unused = claims.askForAnother(award);
    return ok(pages.sent(locale), locale);
  }

  @GET
  @Path("credential")
  @Operation(hidden = true)
  public Response credential(
      @PathParam("code") String text,
      @CookieParam(COOKIE) String session,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    var code = new Secret(text);
    var locale = localeOf(uri, headers);
    return seen(session, code)
        .map(claim -> ok(pages.credential(claim, code, locale), locale))
        .orElseGet(() -> page(code, "", locale));
  }

  @GET
  @Path("credential/{file}")
  @Operation(hidden = true)
  public Response file(
      @PathParam("code") String text,
      @PathParam("file") String name,
      @CookieParam(COOKIE) String session,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    var code = new Secret(text);
    var locale = localeOf(uri, headers);
    var claim = seen(session, code);
    if (claim.isEmpty()) {
      return page(code, "", locale);
    }
    return CredentialFile.named(name)
        .flatMap(
            file -> pages.file(claim.get(), file, locale).map(bytes -> credentialFile(file, bytes)))
        .orElseGet(() -> notFound(pages.nothing(locale), locale));
  }

  @POST
  @Path("credential/share")
  @Operation(hidden = true)
  public Response share(
      @PathParam("code") String text,
      @CookieParam(COOKIE) String session,
      @FormParam("on") String on,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    var code = new Secret(text);
    var locale = localeOf(uri, headers);
    var claim = seen(session, code);
    if (claim.isEmpty()) {
      return page(code, "", locale);
    }
    claims.share(claim.get().awardId, "true".equals(on));
    return page(code, "credential", locale);
  }

  private Optional<Claim> seen(String session, Secret code) {
    return Optional.ofNullable(session).flatMap(text -> claims.seenBy(new Secret(text), code));
  }

  private Claim claimOf(UUID award) {
    return claims.get(award);
  }

  private Response page(Secret code, String path, Locale locale) {
    return redirect(addressOf(code, path, locale)).build();
  }

  /** What is no code of ours need not be fit for an address. */
  private URI addressOf(Secret code, String path, Locale locale) {
    return UriBuilder.fromUri(config.baseUrl())
        .path("claims")
        .segment(code.text())
        .path(path)
        .queryParam("lang", locale.getLanguage())
        .build();
  }

  /** Only the pages of this one code get it, and no script, no other site. */
  private NewCookie cookie(Secret session, Secret code) {
    return new NewCookie.Builder(COOKIE)
        .value(session.text())
        .path(Optional.ofNullable(config.baseUrl().getPath()).orElse("") + "/claims/" + code.text())
        .maxAge((int) Claims.SESSION_LIFETIME.toSeconds())
        .httpOnly(true)
        .secure("https".equals(config.baseUrl().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
