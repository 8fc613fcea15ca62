package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.List;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.EcdsaCryptosuites;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.integrity.WholeDocumentCryptosuite;
import nl.microcredentials.core.integrity.sd.EcdsaSd2023;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.KeyType;

/** Documents signed by one institution with every cryptosuite that is accepted. */
record Proofs(KeyRing keys) {

  private static final Canonicalizer BUNDLED = new Canonicalizer(JsonLdContexts.bundled());

  static final WholeDocumentCryptosuite EDDSA_RDFC = Cryptosuites.EDDSA_RDFC_2022;
  static final WholeDocumentCryptosuite EDDSA_JCS = EddsaCryptosuites.jcs2022();
  static final WholeDocumentCryptosuite ECDSA_RDFC = EcdsaCryptosuites.rdfc2019(BUNDLED);
  static final WholeDocumentCryptosuite ECDSA_JCS = EcdsaCryptosuites.jcs2019();

  /** The document with one proof. */
  ObjectNode signed(ObjectNode unsecured, WholeDocumentCryptosuite suite, KeyType key) {
    var options = options(suite.name(), keys.url(key), "assertionMethod");
    return with(unsecured, suite.createProof(unsecured, options, keys.signer(key)));
  }

  /** All of the document, disclosed selectively. */
  ObjectNode disclosed(ObjectNode unsecured) {
    var suite = new EcdsaSd2023(BUNDLED, new SecureRandom());
    var options = options(EcdsaSd2023.NAME, keys.url(KeyType.P_256), "assertionMethod");
    var base =
        suite.createBaseProof(
            unsecured, options, keys.signer(KeyType.P_256), List.of("/issuer", "/validFrom"));
    return suite.deriveProof(with(unsecured, base), List.of(""));
  }

  static ObjectNode options(String cryptosuite, String verificationMethod, String purpose) {
    return StrictJson.object()
        .put("type", "DataIntegrityProof")
        .put("cryptosuite", cryptosuite)
        .put("created", Workshop.now().toString())
        .put("verificationMethod", verificationMethod)
        .put("proofPurpose", purpose);
  }

  private static ObjectNode with(ObjectNode unsecured, ObjectNode proof) {
    var signed = unsecured.deepCopy();
    signed.putArray("proof").add(proof);
    return signed;
  }
}
