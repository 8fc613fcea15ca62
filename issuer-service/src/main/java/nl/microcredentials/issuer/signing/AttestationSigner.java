package nl.microcredentials.issuer.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.sdjwt.ConcealedClaims;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.sdjwt.vc.IssuerUrl;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialRules;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.SigningKey;
import nl.microcredentials.issuer.signing.CredentialSigner.ForeignKey;

/**
 * Signs attestations for wallets, and looks at them as a verifier would before they are released.
 * European wallets agree on ES256, hence on a P-256 key.
 */
@ApplicationScoped
public class AttestationSigner {

  /** The key for attestations; an institution without one issues none. */
  public static Optional<SigningKey> keyOf(Institution institution) {
    return institution.signingKey(KeyType.P_256);
  }

  /**
   * Returns {@code claims} with the signature of {@code institution}. Each call gives another
   * signature of the same content.
   *
   * @param created when the attestation says it was signed
   * @return nothing if the institution has no key for it
   * @throws Refused if the key is not that of the issuer, or if a verifier would not accept the
   *     result; nothing may be released then
   */
  public Optional<SdJwt> sign(ConcealedClaims claims, Institution institution, Instant created) {
    return keyOf(institution)
        .map(key -> {
          checkBinding(claims, institution, key);
          var signed = SdJwtVc.sign(claims, key.verificationMethod(), key.signer());
          checkAsVerifier(signed, claims, key, created);
          return signed;
        });
  }

  private static void checkBinding(
      ConcealedClaims claims, Institution institution, SigningKey key) {
    var issuer = claims.payload().path("iss").asText();
    if (!issuer.equals(IssuerUrl.of(institution.did()))
        || !key.verificationMethod().startsWith(institution.did() + '#')) {
      throw new ForeignKey();
    }
  }

  private static void checkAsVerifier(
      SdJwt signed, ConcealedClaims claims, SigningKey key, Instant created) {
    try {
      var read = SdJwtVc.read(signed.toString());
      var verified =
          read.verify(
              (url, _, _) -> new VerificationMethod(url, read.issuer(), key.publicKey()),
              Optional.empty(),
              created);
      if (Arrays.equals(verified.signed(), claims.signedBytes())
          && MicrocredentialRules.check(verified, created).isEmpty()) {
        return;
      }
    } catch (Refused e) {
      // as below
    }
    throw new SigningUnavailable("The fresh attestation does not verify.");
  }
}
