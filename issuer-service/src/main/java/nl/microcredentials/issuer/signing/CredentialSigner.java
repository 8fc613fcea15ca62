package nl.microcredentials.issuer.signing;

import static nl.microcredentials.core.problem.ProblemType.KEY_BINDING_MISMATCH;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.DataIntegrityProof;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.WholeDocumentCryptosuite;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.VcJwt;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.SigningKey;

/** Adds the proof to a credential, and looks at it as a verifier would before it is released. */
@ApplicationScoped
public class CredentialSigner {

  private static final WholeDocumentCryptosuite SUITE = Cryptosuites.EDDSA_RDFC_2022;

  /**
   * Returns {@code unsecured} with a proof by {@code institution}. The same input gives the same
   * bytes as long as the institution signs with the same key, so that an interrupted award can be
   * taken up again. If the key has changed since then, the new one signs: the old one may be in
   * other hands.
   *
   * @param created time of the proof, unless the key is younger than that
   * @throws Refused if the key is not that of the credential's issuer, cannot sign, or the proof
   *     does not verify; nothing may be released then
   */
  public ObjectNode sign(ObjectNode unsecured, Institution institution, Instant created) {
    return sign(unsecured, documentHash(unsecured), institution, created);
  }

  /**
   * As {@link #sign(ObjectNode, Institution, Instant)}.
   *
   * @param documentHash what {@link #documentHash} gave for {@code unsecured}
   */
  public ObjectNode sign(
      ObjectNode unsecured, byte[] documentHash, Institution institution, Instant created) {
    var key = institution.signingKey();
    checkBinding(unsecured, institution, key);
    var options = proofOptions(SUITE.name(), key.verificationMethod(), key.notBefore(created));
    var secured = unsecured.deepCopy();
    secured
        .putArray("proof")
        .add(SUITE.createProof(unsecured, documentHash, options, key.signer()));
    checkAsVerifier(secured, key);
    return secured;
  }

  /**
   * Returns {@code unsecured} as the payload of a JWT by {@code institution}, with the key that
   * makes the embedded proofs. The same input gives the same text as long as that is the same.
   *
   * @throws Refused as {@link #sign}
   */
  public String signAsJwt(ObjectNode unsecured, Institution institution, Instant created) {
    var key = institution.signingKey();
    checkBinding(unsecured, institution, key);
    var issuedAt = key.notBefore(created);
    var jwt =
        VcJwt.sign(unsecured, JwtClaims.issuedAt(issuedAt), key.verificationMethod(), key.signer());
    var method =
        new VerificationMethod(key.verificationMethod(), institution.did(), key.publicKey());
    if (!holds(jwt, unsecured, method, issuedAt)) {
      throw new SigningUnavailable("The fresh JWT does not verify.");
    }
    return jwt;
  }

  private static boolean holds(
      String jwt, ObjectNode unsecured, VerificationMethod method, Instant issuedAt) {
    try {
      var verified = VcJwt.read(jwt).verify((_, _, _) -> method, issuedAt);
      return verified.document().document().equals(unsecured);
    } catch (Refused e) {
      return false;
    }
  }

  /** What every proof of an issuer says of itself. */
  static ObjectNode proofOptions(String cryptosuite, String verificationMethod, Instant created) {
    return StrictJson.object()
        .put("type", DataIntegrityProof.TYPE)
        .put("cryptosuite", cryptosuite)
        .put("created", DateTimeStamp.format(created))
        .put("verificationMethod", verificationMethod)
        .put("proofPurpose", VerificationRelationship.ASSERTION_METHOD.value());
  }

  /** The hash of the canonical form, to which the registry is committed. */
  public byte[] documentHash(ObjectNode unsecured) {
    return Cryptosuites.documentHash(unsecured);
  }

  private static void checkBinding(ObjectNode unsecured, Institution institution, SigningKey key) {
    var issuer = unsecured.path("issuer");
    var id = issuer.isTextual() ? issuer.textValue() : issuer.path("id").textValue();
    if (!institution.did().equals(id)
        || !key.verificationMethod().startsWith(institution.did() + '#')) {
      throw new ForeignKey();
    }
  }

  /** The signature holds, or there were none; here it is the document that is read back. */
  private static void checkAsVerifier(ObjectNode secured, SigningKey key) {
    var read = SecuredDocument.of(StrictJson.parseObject(StrictJson.write(secured)));
    var verified =
        SUITE.verifyProof(read.unsecuredDocument(), read.proofs().getFirst(), key.publicKey());
    if (verified.isEmpty()) {
      throw new SigningUnavailable("The fresh proof does not verify.");
    }
  }

  /** Nothing was signed, because it would have been in the name of somebody else. */
  static final class ForeignKey extends Refused {

    private static final long serialVersionUID = 1;

    ForeignKey() {
      super(KEY_BINDING_MISMATCH, "The signing key does not belong to the issuer.");
    }
  }
}
