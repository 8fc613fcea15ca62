package nl.microcredentials.core.jose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.json.StrictJson;

/** The forms of JWT that secure a document, by what stands in the header and in the document. */
enum JwtForm {
  VC("vc+jwt", "vc", "VerifiableCredential"),
  VP("vp+jwt", "vp", "VerifiablePresentation"),
  OPEN_BADGE("JWT", "vc", "VerifiableCredential");

  private final String type;
  private final String contentType;
  private final String documentType;

  JwtForm(String type, String contentType, String documentType) {
    this.type = type;
    this.contentType = contentType;
    this.documentType = documentType;
  }

  /** The {@code typ} of the header, a media type without {@code application/}. */
  String type() {
    return type;
  }

  /** The {@code cty} of the header. */
  String contentType() {
    return contentType;
  }

  /** What the {@code type} of the document holds. */
  String documentType() {
    return documentType;
  }

  ObjectNode header(String keyId) {
    return StrictJson.object().put("typ", type).put("cty", contentType).put("kid", keyId);
  }
}
