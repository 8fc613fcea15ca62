package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.sdjwt.ConcealedClaims;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.vc.IssuerUrl;
import nl.microcredentials.core.sdjwt.vc.MicrocredentialClaims;
import nl.microcredentials.core.sdjwt.vc.RegistrationClaim;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;
import nl.microcredentials.core.statuslist.TokenStatusReference;
import nl.microcredentials.issuer.completions.Completion;

/**
 * An attestation as it will be signed: what the Open Badge of the same award says, in the words of
 * the European rulebook, and the name of the learner, which the holder can withhold like nearly
 * everything else.
 *
 * <p>It does not expire, as the award does not.
 *
 * @param claims with the salts of what the holder can withhold
 * @param commitment what the registry is told of it
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT-based
 *     Verifiable Digital Credentials (SD-JWT VC), draft 25</a>
 */
record AttestationDocument(ConcealedClaims claims, String commitment) {

  /**
   * The attestation of an award.
   *
   * @param openBadge without proof
   * @param status the place of the Open Badge, in the same list as tokens have it
   */
  static AttestationDocument of(
      ObjectNode openBadge,
      Completion.Participant learner,
      TokenStatusReference status,
      SecureRandom random) {
    var claims =
        MicrocredentialClaims.of(
            openBadge,
            new MicrocredentialClaims.Learner(learner.givenName(), learner.familyName()));
    claims.put("iss", IssuerUrl.of(claims.get("iss").textValue()));
    var validFrom = DateTimeStamp.parse(openBadge.get("validFrom").textValue());
    claims.put("iat", validFrom.getEpochSecond());
    if (learner.holder() != null) {
      claims.putObject("cnf").set("jwk", Jwk.of(DidKey.publicKey(learner.holder())));
    }
    claims.set(TokenStatusReference.CLAIM, status.toJson());
    var registration = registration(openBadge, random);
    claims.set(RegistrationClaim.NAME, registration.toJson());
    var disclosable = MicrocredentialClaims.disclosable(claims);
    var concealed = SdJwtVc.conceal(claims, disclosable, new Concealer(random));
    return new AttestationDocument(concealed, registration.commitmentTo(concealed.signedBytes()));
  }

  /** In the same record; the salt is another, so that who knows one form cannot try the other. */
  private static RegistrationClaim registration(ObjectNode openBadge, SecureRandom random) {
    var log = openBadge.at("/registration/log").textValue();
    var record = UrnUuid.parse(openBadge.get("id").textValue()).orElseThrow();
    return RegistrationClaim.of(log, record, random);
  }
}
