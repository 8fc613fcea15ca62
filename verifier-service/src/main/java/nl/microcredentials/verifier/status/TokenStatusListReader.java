package nl.microcredentials.verifier.status;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.KeyUrl;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.statuslist.StatusListRefused;
import nl.microcredentials.core.statuslist.TokenStatusListToken;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.policy.NationalPolicy;

/**
 * Reads a Status List Token and believes nothing of it that the issuer of the credential did not
 * sign.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-oauth-status-list-21.html#section-8.3">
 *     Token Status List (draft 21), 8.3 Validation Rules</a>
 */
final class TokenStatusListReader {

  private final NationalPolicy policy;
  private final Instant now;

  TokenStatusListReader(NationalPolicy policy, Instant now) {
    this.policy = policy;
    this.now = now;
  }

  /**
   * Returns the list that was fetched from {@code url}.
   *
   * @param issuer DID that must have signed it: that of the credential
   * @throws Refused if it is not a valid status list of that issuer at that address
   */
  TokenStatusListToken read(Fetched fetched, URI url, String issuer) {
    var claims = verify(parse(fetched), issuer);
    var token = TokenStatusListToken.parse(claims);
    if (!token.subject().toString().equals(url.toString())) {
      throw unverified("The list at this address bears another address.");
    }
    if (!isValid(token)) {
      throw unverified("The status list is not valid now.");
    }
    return token;
  }

  /**
   * From when on a list must not be believed any more. One that never ends could be shown for ever,
   * by whoever stands between its issuer and us.
   *
   * @throws StatusListRefused if it has no such end
   */
  static Instant end(TokenStatusListToken token) {
    return token
        .expiresAt()
        .orElseThrow(() -> unverified("The status list does not say until when it counts."));
  }

  private boolean isValid(TokenStatusListToken token) {
    var latest = now.plus(JwtClaims.CLOCK_SKEW);
    return !token.issuedAt().isAfter(latest)
        && token.notBefore().filter(latest::isBefore).isEmpty()
        && end(token).isAfter(now);
  }

  private static CompactJws parse(Fetched fetched) {
    if (!fetched.mediaType().equals(TokenStatusListToken.MEDIA_TYPE)) {
      throw unretrieved();
    }
    try {
      return CompactJws.parse(new String(fetched.body(), ISO_8859_1).strip());
    } catch (MalformedInputException e) {
      throw unretrieved();
    }
  }

  /**
   * The key must be the issuer's now and not when the list says it was made: with a key that was
   * lost, anybody can make a list of any age.
   */
  private ObjectNode verify(CompactJws jwt, String issuer) {
    try {
      var key =
          policy
              .methodsOf(issuer)
              .retrieve(
                  KeyUrl.resolve(jwt.keyId(), Optional.of(issuer)),
                  VerificationRelationship.ASSERTION_METHOD,
                  Optional.of(now));
      if (jwt.hasType(TokenStatusListToken.TYPE) && jwt.verify(key.publicKey())) {
        var claims = StrictJson.parseObject(jwt.payload());
        if (!claims.has("iss") || claims.path("iss").asText().equals(issuer)) {
          return claims;
        }
      }
    } catch (Refused e) {
      throw unverified("The status list is not signed as it must be.");
    }
    throw unverified("The status list is not one that the issuer of the credential signed.");
  }

  private static StatusListRefused unretrieved() {
    return new StatusListRefused(
        STATUS_RETRIEVAL_ERROR, "The server does not answer with a status list.");
  }

  private static StatusListRefused unverified(String detail) {
    return new StatusListRefused(STATUS_VERIFICATION_ERROR, detail);
  }
}
