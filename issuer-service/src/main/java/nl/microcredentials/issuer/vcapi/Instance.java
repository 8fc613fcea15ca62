package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.core.problem.ProblemType.SIGNING_UNAVAILABLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.signing.SecuringMechanism;

/** One issuer as the VC API sees it: a mechanism, and a key that it is used with. */
sealed interface Instance {

  /** The name in its addresses. */
  String name();

  SecuringMechanism mechanism();

  /** The identifier of the issuer. */
  String did();

  /** URL of the key that it signs with. */
  String verificationMethod();

  PublicKey publicKey();

  Signer signer();

  /** An institution, with its own key: the one that the trust list and its DID document name. */
  record OfInstitution(String name, SecuringMechanism mechanism, Institution institution)
      implements Instance {

    @Override
    public String did() {
      return institution.did();
    }

    @Override
    public String verificationMethod() {
      return institution.signingKey().verificationMethod();
    }

    @Override
    public PublicKey publicKey() {
      return institution.signingKey().publicKey();
    }

    @Override
    public Signer signer() {
      return institution.signingKey().signer();
    }
  }

  /**
   * An issuer that nobody has to trust, whose identifier is its key.
   *
   * @param anyIssuer whether it signs also what names another issuer
   */
  record ThrowAway(
      String name,
      SecuringMechanism mechanism,
      PublicKey publicKey,
      Signer signer,
      boolean anyIssuer)
      implements Instance {

    @Override
    public String did() {
      return DidKey.of(publicKey);
    }

    @Override
    public String verificationMethod() {
      return DidKey.verificationMethod(did());
    }
  }

  /**
   * Returns {@code unsecured} with one proof, which was looked at as a verifier would.
   *
   * @throws nl.microcredentials.core.problem.Refused if the document cannot be secured without loss
   */
  default ObjectNode secure(ObjectNode unsecured, Instant created, List<String> mandatoryPointers) {
    return secure(mechanism(), unsecured, created, mandatoryPointers);
  }

  /** As {@link #secure}, for a status list. */
  default ObjectNode secureStatusList(ObjectNode unsecured, Instant created) {
    return secure(mechanism().forStatusLists(), unsecured, created, List.of());
  }

  /** Returns {@code claims} as a JWT, which was looked at as a verifier would. */
  default String signToken(String type, ObjectNode claims) {
    var jwt = CompactJws.sign(type, verificationMethod(), StrictJson.write(claims), signer());
    if (!CompactJws.parse(jwt).verify(publicKey())) {
      throw unverified();
    }
    return jwt;
  }

  private ObjectNode secure(
      SecuringMechanism mechanism,
      ObjectNode unsecured,
      Instant created,
      List<String> mandatoryPointers) {
    var options = mechanism.proofOptions(verificationMethod(), created);
    var secured = unsecured.deepCopy();
    secured.set("proof", mechanism.createProof(unsecured, options, signer(), mandatoryPointers));
    if (!mechanism.verifies(secured, publicKey())) {
      throw unverified();
    }
    return secured;
  }

  private static VcApiRefused unverified() {
    return new VcApiRefused(SIGNING_UNAVAILABLE, "The fresh signature does not verify.");
  }
}
