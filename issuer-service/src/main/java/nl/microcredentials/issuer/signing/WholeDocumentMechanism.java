package nl.microcredentials.issuer.signing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.integrity.WholeDocumentCryptosuite;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.keys.Signer;

/** One signature over all of a document. */
final class WholeDocumentMechanism implements SecuringMechanism {

  private final WholeDocumentCryptosuite suite;
  private final Optional<Canonicalizer> losses;

  private WholeDocumentMechanism(WholeDocumentCryptosuite suite, Optional<Canonicalizer> losses) {
    this.suite = suite;
    this.losses = losses;
  }

  static WholeDocumentMechanism rdfc(WholeDocumentCryptosuite suite) {
    return new WholeDocumentMechanism(suite, Optional.empty());
  }

  /**
   * JCS covers every byte, also words that no context defines. Whoever reads the document as
   * JSON-LD would not see them, so they are looked for all the same.
   */
  static WholeDocumentMechanism jcs(WholeDocumentCryptosuite suite, Canonicalizer losses) {
    return new WholeDocumentMechanism(suite, Optional.of(losses));
  }

  @Override
  public String cryptosuite() {
    return suite.name();
  }

  @Override
  public ObjectNode createProof(
      ObjectNode unsecured, ObjectNode options, Signer signer, List<String> mandatoryPointers) {
    losses.ifPresent(canonicalizer -> canonicalizer.canonicalize(unsecured));
    return suite.createProof(unsecured, options, signer);
  }

  @Override
  public boolean verifies(ObjectNode secured, PublicKey publicKey) {
    var read = SecuredDocument.of(StrictJson.parseObject(StrictJson.write(secured)));
    return suite
        .verifyProof(read.unsecuredDocument(), read.proofs().getFirst(), publicKey)
        .isPresent();
  }
}
