package nl.microcredentials.issuer.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.integrity.EcdsaCryptosuites;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.sd.EcdsaSd2023;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.Signer;

/** A signature over each statement, of which the holder shows those that he chooses. */
final class SelectiveDisclosureMechanism implements SecuringMechanism {

  private final EcdsaSd2023 suite;
  private final SecuringMechanism forStatusLists;

  SelectiveDisclosureMechanism(Canonicalizer canonicalizer, SecureRandom random) {
    this.suite = new EcdsaSd2023(canonicalizer, random);
    this.forStatusLists = WholeDocumentMechanism.rdfc(EcdsaCryptosuites.rdfc2019(canonicalizer));
  }

  @Override
  public String cryptosuite() {
    return suite.name();
  }

  @Override
  public ObjectNode createProof(
      ObjectNode unsecured, ObjectNode options, Signer signer, List<String> mandatoryPointers) {
    return suite.createBaseProof(unsecured, options, signer, mandatoryPointers);
  }

  /** A base proof is for the holder alone. What is looked at is one that shows everything. */
  @Override
  public boolean verifies(ObjectNode secured, PublicKey publicKey) {
    var everything =
        secured
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(name -> !name.equals("@context") && !name.equals("proof"))
            .map(name -> '/' + name.replace("~", "~0").replace("/", "~1"))
            .toList();
    var shown = SecuredDocument.of(derive(secured, everything));
    return suite
        .verifyProof(shown.unsecuredDocument(), shown.proofs().getFirst(), publicKey)
        .isPresent();
  }

  @Override
  public ObjectNode derive(ObjectNode secured, List<String> selectivePointers) {
    return suite.deriveProof(secured, selectivePointers);
  }

  @Override
  public SecuringMechanism forStatusLists() {
    return forStatusLists;
  }
}
