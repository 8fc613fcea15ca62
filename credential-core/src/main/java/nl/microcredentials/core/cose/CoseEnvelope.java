package nl.microcredentials.core.cose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.jose.EnvelopedDocument;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.KeyUrl;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;

/**
 * A credential or presentation of the W3C data model, secured as a COSE message: {@code
 * application/vc+cose} and {@code application/vp+cose}. The JSON document is its payload; claims
 * about the signature stand in the header. It was read, as far as that is possible without any key.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#securing-with-cose">
 *     VC-JOSE-COSE, 3.3: With COSE</a>
 */
public final class CoseEnvelope {

  private final Envelope.Kind kind;
  private final CoseSign1 message;
  private final EnvelopedDocument enveloped;

  private CoseEnvelope(Envelope.Kind kind, CoseSign1 message) {
    this.kind = kind;
    this.message = message;
    var document = StrictJson.parseObject(message.payload());
    this.enveloped = EnvelopedDocument.of(kind, document, CwtClaims.read(message.claims()));
  }

  /** {@code application/vc+cose} or {@code application/vp+cose}. */
  public static String mediaType(Envelope.Kind kind) {
    return contentType(kind) + "+cose";
  }

  private static String contentType(Envelope.Kind kind) {
    return switch (kind) {
      case CREDENTIAL -> "application/vc";
      case PRESENTATION -> "application/vp";
    };
  }

  /**
   * Signs documents with one key.
   *
   * @param keyId URL of the verification method
   */
  public record Signing(String keyId, Signer signer) {

    /**
     * Signs {@code document}, which stays as it is.
     *
     * @param claims as a rule {@link JwtClaims#issuedAt} or {@link JwtClaims#answering}
     * @throws nl.microcredentials.core.problem.Refused if {@link CoseEnvelope#read} would not take
     *     the result
     */
    public byte[] sign(Envelope.Kind kind, ObjectNode document, JwtClaims claims) {
      var header = StrictJson.object().put(CoseSign1.CONTENT_TYPE, contentType(kind));
      header.put(CoseSign1.KEY_ID, keyId.getBytes(UTF_8));
      header.set(CoseSign1.CWT_CLAIMS, CwtClaims.write(claims));
      header.put(CoseSign1.TYPE, mediaType(kind));
      var signed = CoseSign1.sign(header, StrictJson.write(document), signer);
      read(kind, signed);
      return signed;
    }
  }

  /**
   * Reads an envelope of which the media type is known.
   *
   * @throws nl.microcredentials.core.problem.Refused if it could not be accepted whatever the key
   */
  public static CoseEnvelope read(Envelope.Kind kind, byte[] bytes) {
    var message = CoseSign1.parse(bytes);
    if (!message.type().equalsIgnoreCase(mediaType(kind))) {
      throw malformed("The type of the message is not %s.".formatted(mediaType(kind)));
    }
    if (message.has(CoseSign1.CONTENT_TYPE)
        && !message.contentType().equalsIgnoreCase(contentType(kind))) {
      throw malformed("The content type of the message is not %s.".formatted(contentType(kind)));
    }
    return new CoseEnvelope(kind, message);
  }

  /** URL of who signed it, according to itself; nothing if a presentation does not say. */
  public Optional<String> signatory() {
    return enveloped.signatory();
  }

  /**
   * URL of the key it was signed with, according to itself.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException with
   *     INVALID_VERIFICATION_METHOD_URL if it does not name any
   */
  public String keyUrl() {
    return KeyUrl.resolve(message.keyId(), enveloped.signatory());
  }

  /** What was said about the signature; {@code issuedAt} is when it was made. */
  public JwtClaims claims() {
    return enveloped.claims();
  }

  /** What it claims to say, without the claims about the signature; nobody relies on it yet. */
  public ObjectNode claimed() {
    return enveloped.document().deepCopy();
  }

  /**
   * Looks at what needs no key, and depends upon who asks.
   *
   * @throws nl.microcredentials.core.problem.Refused with OUTSIDE_VALIDITY_PERIOD if the signature
   *     does not count at {@code now}; with INVALID_DOMAIN_ERROR or INVALID_CHALLENGE_ERROR if it
   *     is a presentation for others
   */
  public void checkForm(ProofExpectation expected, Instant now) {
    enveloped.claims().checkTime(now);
    if (kind == Envelope.Kind.PRESENTATION) {
      enveloped.claims().checkAnswers(expected);
    }
  }

  /**
   * Verifies the signature, with a key that is that of the {@link #signatory}.
   *
   * @return the document alone
   * @throws nl.microcredentials.core.problem.Refused as {@link #checkForm}; with
   *     CRYPTOGRAPHIC_SECURITY_ERROR if it does not hold, with UNSUPPORTED_ALGORITHM if the key
   *     does not fit it, with INVALID_VERIFICATION_METHOD if the key is another one's; and with
   *     whatever {@code methods} refuses
   */
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    checkForm(expected, now);
    return enveloped.verify(keyUrl(), message::verify, methods, expected.purpose());
  }
}
