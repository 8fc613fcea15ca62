package nl.microcredentials.core.cose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.EnvelopeClaims;
import nl.microcredentials.core.integrity.EnvelopeContent;
import nl.microcredentials.core.integrity.EnvelopeSignature;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.securing.Secured;

/**
 * A credential or presentation of the W3C data model, secured as a COSE message: {@code
 * application/vc+cose} and {@code application/vp+cose}. The JSON document is its payload.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#securing-with-cose">Securing
 *     Verifiable Credentials using JOSE and COSE, 3.3: With COSE</a>
 */
public final class CoseEnvelope implements Secured {

  private final CoseSign1 message;
  private final ObjectNode document;
  private final EnvelopeSignature signature;

  private CoseEnvelope(EnvelopeContent content, CoseSign1 message) {
    this.message = message;
    this.document = StrictJson.parseObject(message.payload());
    this.signature =
        EnvelopeSignature.of(content, CwtClaims.read(message.claims()), document, message.keyId());
  }

  /** {@code application/vc+cose} or {@code application/vp+cose}. */
  public static String mediaType(EnvelopeContent content) {
    return "application/" + content.subtype() + "+cose";
  }

  private static String contentType(EnvelopeContent content) {
    return "application/" + content.subtype();
  }

  /**
   * Signs documents with one key.
   *
   * @param keyId URL of the verification method
   */
  public record Signing(String keyId, Signer signer) {

    /**
     * Signs {@code document}.
     *
     * @param claims when, and for whom
     */
    public byte[] sign(EnvelopeContent content, ObjectNode document, EnvelopeClaims claims) {
      var header = StrictJson.object().put(CoseSign1.CONTENT_TYPE, contentType(content));
      header.put(CoseSign1.KEY_ID, keyId.getBytes(UTF_8));
      header.set(CoseSign1.CWT_CLAIMS, CwtClaims.write(claims));
      header.put(CoseSign1.TYPE, mediaType(content));
      return CoseSign1.sign(header, StrictJson.write(document), signer);
    }
  }

  /**
   * Reads an envelope, as far as that is possible without any key.
   *
   * @throws nl.microcredentials.core.problem.Refused if it could not be accepted whatever the key
   */
  public static CoseEnvelope read(EnvelopeContent content, byte[] bytes) {
    var message = CoseSign1.parse(bytes);
    if (!message.type().equalsIgnoreCase(mediaType(content))) {
      throw malformed("The typ is not %s.".formatted(mediaType(content)));
    }
    if (message.has(CoseSign1.CONTENT_TYPE)
        && !message.contentType().equalsIgnoreCase(contentType(content))) {
      throw malformed("The content type is not %s.".formatted(contentType(content)));
    }
    return new CoseEnvelope(content, message);
  }

  /** Who signed it, according to itself; nothing if it does not say. */
  public Optional<String> signatory() {
    return signature.signatory();
  }

  /** URL of the key it was signed with, according to itself. */
  public String keyUrl() {
    return signature.keyUrl();
  }

  @Override
  public ObjectNode claimed() {
    return EnvelopeSignature.documentAmong(document);
  }

  @Override
  public void checkForm(ProofExpectation expected, Instant now) {
    signature.checkForm(document, expected, now);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The key must be that of the {@link #signatory}.
   */
  @Override
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    checkForm(expected, now);
    var method = signature.key(methods, expected);
    if (!message.verify(method.publicKey())) {
      throw new CoseRefused(
          ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR, "The signature of the message does not hold.");
    }
    return signature.verified(document, method);
  }
}
