package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.sdjwt.SdJwtRefused.unproven;
import static nl.microcredentials.core.sdjwt.SdJwtRefused.wrongSignature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.problem.ProblemType;

/**
 * Checks SD-JWTs that were presented: the signature of the issuer, every disclosure, the time, and
 * the holder's proof where one is asked for.
 *
 * <p>A proof that nobody asked for must still be one for this SD-JWT: what is passed on was looked
 * at to the last character.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7.3">RFC 9901, 7.3: Verification by
 *     the Verifier</a>
 */
public final class SdJwtVerifier {

  /** A holder signs when asked, and is not asked for long. */
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  private final Optional<KeyBinding> required;
  private final Instant now;

  /**
   * @param required what the holder was asked; without, whoever has the SD-JWT may present it
   */
  public SdJwtVerifier(Optional<KeyBinding> required, Instant now) {
    this.required = required;
    this.now = now;
  }

  /**
   * Verifies {@code sdJwt}.
   *
   * @param issuerKey the key of the issuer, who may be relied upon
   * @throws nl.microcredentials.core.problem.Refused if it does not hold:
   *     CRYPTOGRAPHIC_SECURITY_ERROR for signatures, UNSUPPORTED_ALGORITHM,
   *     OUTSIDE_VALIDITY_PERIOD, INVALID_DOMAIN_ERROR and INVALID_CHALLENGE_ERROR for the holder's
   *     proof, MALFORMED_VALUE_ERROR for what an issuer must not sign, PROOF_VERIFICATION_ERROR for
   *     everything else
   */
  public ProcessedPayload verify(SdJwt sdJwt, PublicKey issuerKey) {
    var processed = verifyProofs(sdJwt, issuerKey);
    checkTimes(processed.claims(), now);
    return processed;
  }

  /**
   * Verifies everything but whether {@code sdJwt} is valid now: for those who tell their readers
   * whether something is false or merely past.
   *
   * @throws nl.microcredentials.core.problem.Refused as {@link #verify}
   */
  public ProcessedPayload verifyProofs(SdJwt sdJwt, PublicKey issuerKey) {
    if (!sdJwt.jwt().verify(issuerKey)) {
      throw wrongSignature("The signature of the issuer does not hold.");
    }
    var processed = sdJwt.process();
    if (required.isPresent() && sdJwt.keyBindingJwt().isEmpty()) {
      throw unproven("The holder does not show that the SD-JWT is theirs.");
    }
    sdJwt.keyBindingJwt().ifPresent(jwt -> check(jwt, sdJwt, processed.claims()));
    return processed;
  }

  private void check(CompactJws jwt, SdJwt sdJwt, ObjectNode issued) {
    if (!jwt.type().equals(KeyBinding.TYPE)) {
      throw unproven("The holder's proof is a JWT of another type.");
    }
    if (!(issued.path("cnf").path("jwk") instanceof ObjectNode holderKey)) {
      throw unproven("The issuer does not name the holder's key.");
    }
    if (!jwt.verify(Jwk.readPublic(holderKey))) {
      throw wrongSignature("The signature of the holder does not hold.");
    }
    var claims = StrictJson.parseObject(jwt.payload());
    if (!KeyBinding.hash(sdJwt).equals(claims.path("sd_hash").textValue())) {
      throw unproven("The holder's proof is for other disclosures.");
    }
    if (!claims.path("aud").isTextual() || !claims.path("nonce").isTextual()) {
      throw unproven("The holder's proof does not say for whom and for which question it is.");
    }
    checkTimes(claims, now);
    var created =
        JwtClaims.date(claims, "iat")
            .orElseThrow(() -> unproven("The holder's proof does not say when it was made."));
    required.ifPresent(expected -> check(expected, claims, created));
  }

  /**
   * Checks the times of section 7.1, 6, of an SD-JWT or of the holder's proof.
   *
   * @throws nl.microcredentials.core.problem.Refused with OUTSIDE_VALIDITY_PERIOD if {@code now} is
   *     not between them, with MALFORMED_VALUE_ERROR if they are none
   */
  public static void checkTimes(ObjectNode claims, Instant now) {
    var latest = now.plus(JwtClaims.CLOCK_SKEW);
    var earliest = now.minus(JwtClaims.CLOCK_SKEW);
    if (JwtClaims.date(claims, "nbf").filter(latest::isBefore).isPresent()) {
      throw outside("The SD-JWT is not to be used yet.");
    }
    if (JwtClaims.date(claims, "exp").filter(end -> !earliest.isBefore(end)).isPresent()) {
      throw outside("The SD-JWT has expired.");
    }
  }

  private static SdJwtRefused outside(String detail) {
    return new SdJwtRefused(ProblemType.OUTSIDE_VALIDITY_PERIOD, detail);
  }

  private void check(KeyBinding expected, ObjectNode claims, Instant created) {
    if (!expected.nonce().equals(claims.get("nonce").textValue())) {
      throw new SdJwtRefused(
          ProblemType.INVALID_CHALLENGE_ERROR, "The holder's proof is for another question.");
    }
    if (!expected.audience().equals(claims.get("aud").textValue())) {
      throw new SdJwtRefused(
          ProblemType.INVALID_DOMAIN_ERROR, "The holder's proof is for somebody else.");
    }
    var isFresh =
        created.isBefore(now.plus(JwtClaims.CLOCK_SKEW))
            && created.isAfter(now.minus(MAX_AGE).minus(JwtClaims.CLOCK_SKEW));
    if (!isFresh) {
      throw unproven("The holder's proof was not made just now.");
    }
  }
}
