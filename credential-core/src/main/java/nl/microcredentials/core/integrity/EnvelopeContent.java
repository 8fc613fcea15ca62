package nl.microcredentials.core.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an enveloping proof is put around.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#securing-the-vc-data-model">
 *     Securing Verifiable Credentials using JOSE and COSE, 3: Securing the VC Data Model</a>
 */
public enum EnvelopeContent {
  CREDENTIAL("vc", "VerifiableCredential", "issuer"),
  PRESENTATION("vp", "VerifiablePresentation", "holder");

  private final String subtype;
  private final String type;
  private final String signatory;

  EnvelopeContent(String subtype, String type, String signatory) {
    this.subtype = subtype;
    this.type = type;
    this.signatory = signatory;
  }

  /** The media type without its {@code application/}: {@code vc} or {@code vp}. */
  public String subtype() {
    return subtype;
  }

  /** Whether {@code document} says that it is one. */
  boolean is(ObjectNode document) {
    var types = document.path("type");
    return types.asText().equals(type)
        || types.valueStream().anyMatch(one -> one.asText().equals(type));
  }

  /** The URL of who signs {@code document}, according to it; nothing if it does not say. */
  public Optional<String> signatoryOf(ObjectNode document) {
    var named = document.path(signatory);
    var id = named.isObject() ? named.path("id") : named;
    return id.isTextual() ? Optional.of(id.textValue()) : Optional.empty();
  }
}
