package nl.microcredentials.issuer.signing;

import static nl.microcredentials.core.problem.ProblemType.KEY_BINDING_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.SIGNING_UNAVAILABLE;

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
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.institutions.Institution;

/** Adds the proof to a credential, and looks at it as a verifier would before it is released. */
@ApplicationScoped
public class CredentialSigner {

  private static final WholeDocumentCryptosuite SUITE = Cryptosuites.EDDSA_RDFC_2022;

  /**
   * Returns {@code unsecured} with a proof by {@code institution}. The same input gives the same
   * bytes, so that an interrupted award can be taken up again.
   *
   * @throws SigningRefused if the key is not that of the credential's issuer, or if the proof does
   *     not verify; nothing may be released then
   */
  public ObjectNode sign(ObjectNode unsecured, Institution institution, Instant created) {
    checkBinding(unsecured, institution);
    var options =
        proofOptions(SUITE.name(), institution.signingKey().verificationMethod(), created);
    var secured = unsecured.deepCopy();
    secured
        .putArray("proof")
        .add(SUITE.createProof(unsecured, options, institution.signingKey().signer()));
    checkAsVerifier(secured, institution);
    return secured;
  }

  /**
   * Returns {@code unsecured} as the payload of a JWT by {@code institution}, with the key that
   * makes the embedded proofs. The same input gives the same text.
   *
   * @throws SigningRefused as {@link #sign}
   */
  public String signAsJwt(ObjectNode unsecured, Institution institution, Instant created) {
    checkBinding(unsecured, institution);
    var key = institution.signingKey();
    var jwt =
        VcJwt.sign(unsecured, JwtClaims.issuedAt(created), key.verificationMethod(), key.signer());
    if (!holds(jwt, unsecured, institution, created)) {
      throw new SigningRefused(SIGNING_UNAVAILABLE, "The fresh JWT does not verify.");
    }
    return jwt;
  }

  private static boolean holds(
      String jwt, ObjectNode unsecured, Institution institution, Instant created) {
    var key = institution.signingKey().publicKey();
    try {
      var verified =
          VcJwt.read(jwt)
              .verify((url, _, _) -> new VerificationMethod(url, institution.did(), key), created);
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

  private static void checkBinding(ObjectNode unsecured, Institution institution) {
    var issuer = unsecured.path("issuer");
    var id = issuer.isTextual() ? issuer.textValue() : issuer.path("id").textValue();
    if (!institution.did().equals(id)
        || !institution.signingKey().verificationMethod().startsWith(institution.did() + '#')) {
      throw new SigningRefused(
          KEY_BINDING_MISMATCH, "The signing key does not belong to the issuer.");
    }
  }

  private static void checkAsVerifier(ObjectNode secured, Institution institution) {
    var read = SecuredDocument.of(StrictJson.parseObject(StrictJson.write(secured)));
    var verified =
        SUITE.verifyProof(
            read.unsecuredDocument(),
            read.proofs().getFirst(),
            institution.signingKey().publicKey());
    if (verified.isEmpty()) {
      throw new SigningRefused(SIGNING_UNAVAILABLE, "The fresh signature does not verify.");
    }
  }

  /** Nothing was released, because a signature would be wrong. */
  static final class SigningRefused extends Refused {

    private static final long serialVersionUID = 1;

    SigningRefused(ProblemType type, String detail) {
      super(type, detail);
    }
  }
}
