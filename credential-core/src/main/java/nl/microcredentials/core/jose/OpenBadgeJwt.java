package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * A credential secured as Open Badges does it: of type {@code JWT}, with claims that repeat what
 * the credential says. We verify this form and do not issue it; it cannot be one JWT with W3C's.
 *
 * <p>Three things that the standard allows are refused: RS256, keys in the header, which prove
 * nothing about whose they are, and credentials of the data model 1.1 in a claim {@code vc}.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof">Open Badges 3.0, 8.2: JSON Web
 *     Token Proof Format</a>
 */
public final class OpenBadgeJwt extends CredentialJwt {

  private OpenBadgeJwt(SignedDocument signed) {
    super(signed);
    checkPresence(signed.claims());
    checkDates(signed);
  }

  /**
   * Reads such a JWT.
   *
   * @param text in compact serialisation
   * @throws MalformedInputException as {@link VcJwt#read(String)}, and with MALFORMED_VALUE_ERROR
   *     if one of the claims is missing that this form has always
   */
  public static OpenBadgeJwt read(String text) {
    return read(SignedDocument.parse(text));
  }

  static OpenBadgeJwt read(CompactJws jws) {
    return new OpenBadgeJwt(SignedDocument.read(jws, JwtForm.OPEN_BADGE));
  }

  private static void checkPresence(JwtClaims claims) {
    if (claims.issuer().isEmpty()
        || claims.id().isEmpty()
        || claims.subject().isEmpty()
        || claims.notBefore().isEmpty()) {
      throw malformed("The JWT does not have all of the claims iss, jti, sub and nbf.");
    }
  }

  /** A claim can hold parts of a second, and often does not. */
  private static void checkDates(SignedDocument signed) {
    var claims = signed.claims();
    if (!toSeconds(claims.notBefore()).equals(date(signed.document(), "validFrom"))) {
      throw malformed("The claim nbf is not validFrom.");
    }
    var validUntil = date(signed.document(), "validUntil");
    if (claims.expiresAt().isPresent()
        && validUntil.isPresent()
        && !toSeconds(claims.expiresAt()).equals(validUntil)) {
      throw malformed("The claim exp is not validUntil.");
    }
  }

  private static Optional<Instant> date(ObjectNode credential, String member) {
    return credential.has(member)
        ? toSeconds(Optional.of(DateTimeStamp.parse(credential.get(member).asText())))
        : Optional.empty();
  }

  private static Optional<Instant> toSeconds(Optional<Instant> time) {
    return time.map(one -> one.truncatedTo(ChronoUnit.SECONDS));
  }
}
