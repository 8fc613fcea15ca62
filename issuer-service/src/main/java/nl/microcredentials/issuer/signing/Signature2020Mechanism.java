package nl.microcredentials.issuer.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.DataModel;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.Signer;

/**
 * The type of proof from before there were cryptosuites, for the suite that still asks for it.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-eddsa-20250515/#ed25519signature2020">Data
 *     Integrity EdDSA Cryptosuites 1.0, A.2: Ed25519Signature2020</a>
 */
final class Signature2020Mechanism implements SecuringMechanism {

  private static final String CONTEXT = "https://w3id.org/security/suites/ed25519-2020/v1";

  private final SecuringMechanism wholeDocument;
  private final SecuringMechanism forStatusLists;

  Signature2020Mechanism(Canonicalizer canonicalizer) {
    this.wholeDocument =
        WholeDocumentMechanism.rdfc(EddsaCryptosuites.signature2020(canonicalizer));
    this.forStatusLists = WholeDocumentMechanism.rdfc(EddsaCryptosuites.rdfc2022(canonicalizer));
  }

  @Override
  public String cryptosuite() {
    return wholeDocument.cryptosuite();
  }

  /** It is named by its type, and by no member that its context does not define. */
  @Override
  public ObjectNode proofOptions(String verificationMethod, Instant created) {
    var options = wholeDocument.proofOptions(verificationMethod, created);
    options.remove("cryptosuite");
    return options.put("type", cryptosuite());
  }

  @Override
  public Optional<String> contextOfProof(DataModel model) {
    return Optional.of(CONTEXT);
  }

  @Override
  public ObjectNode createProof(
      ObjectNode unsecured, ObjectNode options, Signer signer, List<String> mandatoryPointers) {
    return wholeDocument.createProof(unsecured, options, signer, mandatoryPointers);
  }

  @Override
  public boolean verifies(ObjectNode secured, PublicKey publicKey) {
    return wholeDocument.verifies(secured, publicKey);
  }

  @Override
  public SecuringMechanism forStatusLists() {
    return forStatusLists;
  }
}
