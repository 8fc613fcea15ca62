package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.statuslist.StatusListRefused.unverified;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;

/**
 * The claims of a Status List Token, in which an issuer publishes a list of statuses.
 *
 * <p>Not how old a signature is but the claims decide whether a list is the present one: those of
 * the past are signed as well, see section 8.4 about historical resolution.
 *
 * @param subject address of the list
 * @param issuedAt when the statuses were these
 * @param notBefore RFC 7519 lets any token say when it begins to count
 * @param expiresAt from when on the list must not be believed any more
 * @param timeToLive how long a copy may be kept; longer than nothing
 * @param aggregationUri where all lists of the issuer are named
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-oauth-status-list-21.html#section-5.1">
 *     Token Status List (draft 21), 5.1 Status List Token in JWT Format</a>
 */
public record TokenStatusListToken(
    URI subject,
    Instant issuedAt,
    Optional<Instant> notBefore,
    Optional<Instant> expiresAt,
    Optional<Duration> timeToLive,
    TokenStatusList statusList,
    Optional<URI> aggregationUri) {

  /** The {@code typ} of the JWT's header. */
  public static final String TYPE = "statuslist+jwt";

  public static final String MEDIA_TYPE = "application/statuslist+jwt";

  /** 31 December 9999, in seconds. */
  private static final long LATEST = 253_402_300_799L;

  public TokenStatusListToken {
    if (timeToLive.filter(time -> !time.isPositive()).isPresent()) {
      throw new IllegalArgumentException("a time to live is positive");
    }
  }

  /** A list as we publish them. */
  public static TokenStatusListToken of(
      URI subject,
      Instant issuedAt,
      Instant expiresAt,
      Optional<Duration> timeToLive,
      TokenStatusList statusList) {
    return new TokenStatusListToken(
        subject,
        issuedAt,
        Optional.empty(),
        Optional.of(expiresAt),
        timeToLive,
        statusList,
        Optional.empty());
  }

  /**
   * Reads the claims of a JWT whose signature and {@code typ} have been verified. Claims that are
   * not known are left aside.
   *
   * @throws StatusListRefused with MALFORMED_VALUE_ERROR if a claim does not have its form, with
   *     STATUS_VERIFICATION_ERROR if the token is meant for somebody in particular, and as {@link
   *     TokenStatusList#parse}
   */
  public static TokenStatusListToken parse(ObjectNode claims) {
    if (claims.has("aud")) {
      throw unverified("The status list is meant for somebody else."); // RFC 7519, 4.1.3
    }
    var statusList = Members.object(claims, "status_list");
    return new TokenStatusListToken(
        Members.uri(claims, "sub"),
        time(claims, "iat"),
        optional(claims, "nbf").map(nbf -> time(claims, nbf)),
        optional(claims, "exp").map(exp -> time(claims, exp)),
        optional(claims, "ttl").map(ttl -> duration(claims, ttl)),
        TokenStatusList.parse(statusList),
        optional(statusList, "aggregation_uri").map(uri -> Members.uri(statusList, uri)));
  }

  private static Optional<String> optional(ObjectNode object, String member) {
    return Optional.of(member).filter(object::has);
  }

  /** A NumericDate, which may have a fraction (RFC 7519, 2). */
  private static Instant time(ObjectNode claims, String claim) {
    var seconds = Members.seconds(claims, claim, 0, LATEST);
    return Instant.ofEpochSecond(seconds.longValue(), nanosecondsOf(seconds));
  }

  private static Duration duration(ObjectNode claims, String claim) {
    var seconds = Members.seconds(claims, claim, 0, Long.MAX_VALUE);
    if (seconds.signum() == 0) {
      throw StatusListRefused.malformed(claim);
    }
    return Duration.ofSeconds(seconds.longValue(), nanosecondsOf(seconds));
  }

  private static long nanosecondsOf(BigDecimal seconds) {
    return seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
  }

  /** Whether the list may be believed at {@code time}, to the letter and without tolerance. */
  public boolean isValidAt(Instant time) {
    return !time.isBefore(issuedAt)
        && notBefore.filter(time::isBefore).isEmpty()
        && expiresAt.filter(end -> !time.isBefore(end)).isEmpty();
  }

  /**
   * What the list says about the token with {@code reference}; section 8.3, steps 4a, 6 and 7.
   *
   * @throws StatusListRefused with STATUS_VERIFICATION_ERROR if the reference is to another list,
   *     with RANGE_ERROR if it is to no entry of this one
   */
  public StatusType statusOf(TokenStatusReference reference) {
    // as text: to Java, addresses that differ in case are equal in part
    if (!subject.toString().equals(reference.uri().toString())) {
      throw unverified("The status list bears another address.");
    }
    return statusList.status(reference.index());
  }

  /** The claims; in whole seconds, of which the time to live has one at least. */
  public ObjectNode toJson() {
    var claims = StrictJson.object().put("sub", subject.toString());
    claims.put("iat", issuedAt.getEpochSecond());
    notBefore.ifPresent(time -> claims.put("nbf", time.getEpochSecond()));
    expiresAt.ifPresent(time -> claims.put("exp", time.getEpochSecond()));
    timeToLive.ifPresent(time -> claims.put("ttl", Math.max(1, time.toSeconds())));
    var list = statusList.toJson();
    aggregationUri.ifPresent(uri -> list.put("aggregation_uri", uri.toString()));
    claims.set("status_list", list);
    return claims;
  }
}
