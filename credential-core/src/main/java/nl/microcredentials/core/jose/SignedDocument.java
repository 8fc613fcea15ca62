package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;

/**
 * A document that is the payload of a JWT.
 *
 * @param keyUrl of the verification method; nobody relies on it yet
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#secure-with-jose">
 *     VC-JOSE-COSE, 3.1: With JOSE</a>
 */
record SignedDocument(CompactJws jws, EnvelopedDocument enveloped, String keyUrl) {

  /** How many characters a JWT may have: as many as the body of a request. */
  static final int MAX_LENGTH = 1 << 20;

  /** Ways of a header to bring its own key, which proves nothing about whose it is. */
  private static final List<String> KEYS_IN_HEADER = List.of("jwk", "jku", "x5c", "x5u");

  /** The payload that secures {@code document}; see {@link JwtClaims#addedTo}. */
  static byte[] payload(ObjectNode document, JwtClaims claims) {
    return StrictJson.write(claims.addedTo(document));
  }

  /** Reads a compact JWS, which is no longer than anything else that is sent to us. */
  static CompactJws parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw refused(PAYLOAD_TOO_LARGE, "The JWT is longer than 1 MiB.");
    }
    return CompactJws.parse(text);
  }

  /**
   * Reads what {@code jws} secures, as far as that is possible without any key.
   *
   * @throws MalformedInputException if it could not be accepted whatever the key
   */
  static SignedDocument read(CompactJws jws, JwtForm form) {
    if (!jws.type().isEmpty() && !jws.hasType(form.type())) {
      throw malformed("The type of the JWT is not %s.".formatted(form.type()));
    }
    if (!jws.contentType().isEmpty() && !jws.hasContentType(form.contentType())) {
      throw malformed("The content type of the JWT is not %s.".formatted(form.contentType()));
    }
    var members = StrictJson.parseObject(jws.payload());
    var claims = JwtClaims.read(members, jws.header());
    var enveloped = EnvelopedDocument.of(form.kind(), members, claims);
    return new SignedDocument(jws, enveloped, keyUrl(jws, claims));
  }

  private static String keyUrl(CompactJws jws, JwtClaims claims) {
    if (!jws.keyId().isEmpty()) {
      return KeyUrl.resolve(jws.keyId(), claims.issuer());
    }
    var header = jws.header();
    if (KEYS_IN_HEADER.stream().anyMatch(header::has)) {
      throw refused(UNTRUSTED_ISSUER, "The JWT brings its own key, which could be anybody's.");
    }
    throw refused(INVALID_VERIFICATION_METHOD_URL, "The JWT does not name its key.");
  }

  ObjectNode document() {
    return enveloped.document();
  }

  JwtClaims claims() {
    return enveloped.claims();
  }

  Optional<String> signatory() {
    return enveloped.signatory();
  }

  Verified verify(VerificationMethods methods, VerificationRelationship relationship) {
    return enveloped.verify(keyUrl, jws::verify, methods, relationship);
  }

  private static MalformedInputException refused(ProblemType type, String detail) {
    return new MalformedInputException(type, detail);
  }
}
