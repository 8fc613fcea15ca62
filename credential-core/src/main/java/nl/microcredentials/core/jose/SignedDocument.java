package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.ProblemType;

/**
 * A credential or a presentation that is the payload of a JWT, and the claims that share the
 * payload with it.
 *
 * <p>What is handed on is the document without the claims: {@code iss}, {@code iat} and the others
 * are terms of the data model's context as well, and would make it another document than the same
 * one with a Data Integrity proof. The registry knows a credential by one hash, in whatever way it
 * is secured. What the claims say of the document must be what the document says itself; what they
 * say of the signature stays in {@code claims}.
 *
 * @param keyUrl of the verification method; nobody relies on it yet
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#secure-with-jose">
 *     VC-JOSE-COSE, 3.1: With JOSE</a>
 */
record SignedDocument(CompactJws jws, ObjectNode document, JwtClaims claims, String keyUrl) {

  /** How many characters a JWT may have: as many as the body of a request. */
  static final int MAX_LENGTH = 1 << 20;

  /** Ways of a header to bring its own key, which proves nothing about whose it is. */
  private static final List<String> KEYS_IN_HEADER = List.of("jwk", "jku", "x5c", "x5u");

  /**
   * The payload that secures {@code document}.
   *
   * @throws MalformedInputException if members of the document would be taken for claims
   */
  static byte[] payload(ObjectNode document, JwtClaims claims) {
    if (JwtClaims.areIn(document)) {
      throw malformed("The document has a member that is a claim of the JWT.");
    }
    var payload = document.deepCopy();
    claims.addTo(payload);
    return StrictJson.write(payload);
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
    var document = StrictJson.parseObject(jws.payload());
    if (document.has("vc") || document.has("vp")) {
      throw malformed("The document is not the payload, but in a claim of it.");
    }
    var claims = JwtClaims.read(document, jws.header());
    JwtClaims.removeFrom(document);
    document.remove("proof"); // the signature stands for itself, and covers that it was there
    checkType(document, form.documentType());
    return new SignedDocument(jws, document, claims, keyUrl(jws, claims));
  }

  private static void checkType(ObjectNode document, String type) {
    var value = document.path("type");
    var types = (value.isArray() ? value.valueStream() : Stream.of(value)).toList();
    if (types.stream().noneMatch(one -> one.asText().equals(type))) {
      throw malformed("The payload of the JWT is not a %s.".formatted(type));
    }
    if (Envelope.Kind.of(document).isPresent()) {
      throw malformed("An envelope holds another one.");
    }
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

  /**
   * Who is in {@code member}: named by a URL, or described by an object with an {@code id}.
   *
   * @throws MalformedInputException if the member names nobody
   */
  static Optional<String> party(ObjectNode document, String member) {
    if (!document.has(member)) {
      return Optional.empty();
    }
    var value = document.get(member);
    var id = value.isObject() ? value.path("id") : value;
    if (!id.isTextual() || id.textValue().isEmpty()) {
      throw malformed("%s of the document names nobody.".formatted(member));
    }
    return Optional.of(id.textValue());
  }

  /** The {@code id} of the document, if it has one that is a text. */
  Optional<String> id() {
    return Optional.ofNullable(document.path("id").textValue());
  }

  /**
   * Checks that a claim, if it is there, says what the document says.
   *
   * @throws MalformedInputException otherwise: two readers would see two documents
   */
  static void checkSame(String name, Optional<String> claim, Optional<String> member) {
    if (claim.isPresent() && !claim.equals(member)) {
      throw malformed("The claim %s is not what the document says.".formatted(name));
    }
  }

  /**
   * Verifies the signature.
   *
   * @param controller whose key it must be; anybody's if empty
   */
  Verified verify(
      Optional<String> controller,
      VerificationMethods methods,
      VerificationRelationship relationship) {
    var method = methods.retrieve(keyUrl, relationship, claims.issuedAt());
    if (controller.filter(one -> !one.equals(method.controller())).isPresent()) {
      throw refused(
          INVALID_VERIFICATION_METHOD,
          "The JWT is signed with a key of somebody else than the one it names.");
    }
    if (!jws.verify(method.publicKey())) {
      throw refused(CRYPTOGRAPHIC_SECURITY_ERROR, "The signature of the JWT does not hold.");
    }
    return new Verified(VerifiedDocument.of(document), List.of(method), claims.issuedAt());
  }

  private static MalformedInputException refused(ProblemType type, String detail) {
    return new MalformedInputException(type, detail);
  }
}
