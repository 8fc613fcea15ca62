package nl.microcredentials.core.sdjwt.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.sdjwt.ProcessedPayload;
import nl.microcredentials.core.sdjwt.SdJwtVerifier;
import nl.microcredentials.core.statuslist.TokenStatusReference;

/**
 * A credential whose signatures hold; whether it was revoked is another question.
 *
 * @param payload what it says, as far as the holder shows it
 * @param method the key it was signed with, which is its issuer's
 * @param signed what the issuer signed, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record VerifiedSdJwtVc(ProcessedPayload payload, VerificationMethod method, byte[] signed) {

  /** URL of the issuer. */
  public String issuer() {
    return method.controller();
  }

  /** What the issuer says, and the holder shows. */
  public ObjectNode claims() {
    return payload.claims();
  }

  /** URI of the type. */
  public String vct() {
    return claims().get("vct").textValue();
  }

  /** What the type metadata must hash to. */
  public Optional<String> vctIntegrity() {
    return Optional.ofNullable(claims().path("vct#integrity").textValue());
  }

  /** When it was signed, if it says so. */
  public Optional<Instant> issuedAt() {
    return JwtClaims.date(claims(), "iat");
  }

  /**
   * Checks that it is valid at {@code now}.
   *
   * @throws nl.microcredentials.core.problem.Refused with OUTSIDE_VALIDITY_PERIOD if not, with
   *     MALFORMED_VALUE_ERROR if it does not say so in a form that can be read
   */
  public void checkTimes(Instant now) {
    SdJwtVerifier.checkTimes(claims(), now);
  }

  /**
   * Which award it is a form of; nothing if it does not say.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if it says so in a form that
   *     cannot be read
   */
  public Optional<RegistrationClaim> registration() {
    return RegistrationClaim.read(claims());
  }

  /**
   * Where to ask for the status; nothing if it has none.
   *
   * @throws nl.microcredentials.core.statuslist.StatusListRefused if its status is published in a
   *     way that is not known
   */
  public Optional<TokenStatusReference> status() {
    return TokenStatusReference.parse(claims());
  }
}
