package nl.microcredentials.issuer.vcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.SigningKey;
import nl.microcredentials.issuer.signing.SecuringMechanism;

/** One issuer as the VC API sees it: a mechanism, and a key that it is used with. */
sealed interface Instance {

  /** The name in its addresses. */
  String name();

  SecuringMechanism mechanism();

  /** The identifier of the issuer. */
  String did();

  /**
   * What it signs with now.
   *
   * @throws nl.microcredentials.core.problem.Refused if there is no key that may sign
   */
  SigningKey key();

  /** An institution, with its own key: the one that the trust list and its DID document name. */
  record OfInstitution(String name, SecuringMechanism mechanism, Institution institution)
      implements Instance {

    @Override
    public String did() {
      return institution.did();
    }

    @Override
    public SigningKey key() {
      return institution.signingKey();
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
    public SigningKey key() {
      return new SigningKey(DidKey.verificationMethod(did()), publicKey, signer, Instant.MIN);
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

  /** Returns {@code claims} as a JWT. */
  default String signToken(String type, ObjectNode claims) {
    var key = key();
    return CompactJws.sign(type, key.verificationMethod(), StrictJson.write(claims), key.signer());
  }

  private ObjectNode secure(
      SecuringMechanism mechanism,
      ObjectNode unsecured,
      Instant created,
      List<String> mandatoryPointers) {
    var key = key();
    var options = mechanism.proofOptions(key.verificationMethod(), key.notBefore(created));
    var secured = unsecured.deepCopy();
    secured.set(
        "proof", mechanism.createProof(unsecured, options, key.signer(), mandatoryPointers));
    if (!mechanism.verifies(secured, key.publicKey())) {
      throw new SigningUnavailable("The fresh proof does not verify.");
    }
    return secured;
  }
}
