package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.Refused;

/**
 * A credential secured as a JWT, in either of the two ways that there are. It was read, as far as
 * that is possible without any key; nothing of it is trusted before it is verified.
 */
public abstract sealed class CredentialJwt permits VcJwt, OpenBadgeJwt {

  private final SignedDocument signed;
  private final String issuer;

  CredentialJwt(SignedDocument signed) {
    this.signed = signed;
    this.issuer = signed.signatory().orElseThrow();
  }

  /**
   * Reads a JWT by what its {@code typ} says it is: {@code vc+jwt} is W3C's form, {@code JWT} is
   * that of Open Badges, and so is a JWT that does not say. It is the stricter form of the two, so
   * that nothing gets through for saying less. Whoever knows the media type from elsewhere reads
   * with {@link VcJwt#read(String)}.
   *
   * @param text in compact serialisation; the JSON serialisations have members that nobody signed
   * @throws MalformedInputException if it could not be accepted whatever the key: see there
   */
  public static CredentialJwt read(String text) {
    var jws = SignedDocument.parse(text);
    if (jws.hasType(JwtForm.VC.type())) {
      return VcJwt.read(jws);
    }
    if (jws.type().isEmpty() || jws.hasType(JwtForm.OPEN_BADGE.type())) {
      return OpenBadgeJwt.read(jws);
    }
    throw malformed("The type of the JWT is not one of a credential.");
  }

  /** What it claims to say, without the claims of the JWT; nobody relies on it yet. */
  public ObjectNode claimed() {
    return signed.document().deepCopy();
  }

  /** URL of who the credential says has issued it; as a rule a DID. */
  public String issuer() {
    return issuer;
  }

  /** What was said about the signature; {@code issuedAt} is when it was made. */
  public JwtClaims claims() {
    return signed.claims();
  }

  /**
   * Verifies the signature, with a key that is the issuer's.
   *
   * @return the credential alone, without the claims of the JWT and any proof inside, so that its
   *     hash is that of the same credential with a Data Integrity proof
   * @throws Refused with OUTSIDE_VALIDITY_PERIOD if the signature does not count at {@code now};
   *     with INVALID_VERIFICATION_METHOD if the key is another one's; with UNSUPPORTED_ALGORITHM if
   *     it does not fit the algorithm; with CRYPTOGRAPHIC_SECURITY_ERROR if the signature does not
   *     hold; and with whatever {@code methods} refuses
   */
  public Verified verify(VerificationMethods methods, Instant now) {
    claims().checkTime(now);
    return signed.verify(methods, VerificationRelationship.ASSERTION_METHOD);
  }

  /** When it was signed, if it says so. */
  public Optional<Instant> signedAt() {
    return claims().issuedAt();
  }
}
