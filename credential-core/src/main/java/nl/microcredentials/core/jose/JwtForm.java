package nl.microcredentials.core.jose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.json.StrictJson;

/** The forms of JWT that secure a document, by what stands in the header and in the document. */
enum JwtForm {
  VC("vc+jwt", "vc", Envelope.Kind.CREDENTIAL),
  VP("vp+jwt", "vp", Envelope.Kind.PRESENTATION),
  OPEN_BADGE("JWT", "vc", Envelope.Kind.CREDENTIAL);

  private final String type;
  private final String contentType;
  private final Envelope.Kind kind;

  JwtForm(String type, String contentType, Envelope.Kind kind) {
    this.type = type;
    this.contentType = contentType;
    this.kind = kind;
  }

  /** The {@code typ} of the header, a media type without {@code application/}. */
  String type() {
    return type;
  }

  /** The {@code cty} of the header. */
  String contentType() {
    return contentType;
  }

  /** What the document is. */
  Envelope.Kind kind() {
    return kind;
  }

  ObjectNode header(String keyId) {
    return StrictJson.object().put("typ", type).put("cty", contentType).put("kid", keyId);
  }
}
