package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;

/**
 * A JWS in compact serialisation: what institutions and the registry say to each other, and one of
 * the forms in which credentials travel.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515, JSON Web Signature</a>
 */
public final class CompactJws {

  private final String text;
  private final ObjectNode header;
  private final JwsAlgorithm algorithm;
  private final byte[] payload;
  private final byte[] signature;

  private CompactJws(
      String text, ObjectNode header, JwsAlgorithm algorithm, byte[] payload, byte[] signature) {
    this.text = text;
    this.header = header;
    this.algorithm = algorithm;
    this.payload = payload;
    this.signature = signature;
  }

  /**
   * Signs {@code payload}.
   *
   * @param type the {@code typ} of the header, without which one kind of JWS could be passed off as
   *     another
   * @param keyId the {@code kid} of the header: the DID URL of the verification method
   */
  public static String sign(String type, String keyId, byte[] payload, Signer signer) {
    return sign(StrictJson.object().put("typ", type).put("kid", keyId), payload, signer);
  }

  /**
   * Signs {@code payload} under a header of any members; {@code alg} follows from the key and is
   * put in front.
   */
  public static String sign(ObjectNode header, byte[] payload, Signer signer) {
    var protectedHeader = StrictJson.object().put("alg", JwsAlgorithm.of(signer.keyType()).value());
    protectedHeader.setAll(header);
    var signingInput =
        Base64Url.encode(StrictJson.write(protectedHeader)) + '.' + Base64Url.encode(payload);
    return signingInput + '.' + Base64Url.encode(signer.sign(ascii(signingInput)));
  }

  /**
   * Reads a JWS without judging its signature.
   *
   * @throws MalformedInputException if it is not one or if its header asks for an extension, with
   *     UNSUPPORTED_ALGORITHM if its algorithm is none that is accepted
   */
  public static CompactJws parse(String text) {
    var parts = text.split("\\.", 4);
    if (parts.length != 3) {
      throw unparsable("A compact JWS has three parts.");
    }
    var header = StrictJson.parseObject(Base64Url.decode(parts[0]));
    if (header.has("crit") || header.has("b64")) {
      throw unparsable("The header of the JWS asks for an extension.");
    }
    checkText(header, "typ");
    checkText(header, "cty");
    checkText(header, "kid");
    return new CompactJws(
        text, header, algorithm(header), Base64Url.decode(parts[1]), Base64Url.decode(parts[2]));
  }

  private static JwsAlgorithm algorithm(ObjectNode header) {
    if (!header.path("alg").isTextual()) {
      throw unparsable("The header of the JWS names no algorithm.");
    }
    return JwsAlgorithm.of(header.get("alg").textValue())
        .orElseThrow(() -> unsupported("The algorithm of the JWS is not accepted."));
  }

  private static void checkText(ObjectNode header, String member) {
    var value = header.path(member);
    if (header.has(member) && (!value.isTextual() || value.textValue().isEmpty())) {
      throw unparsable("%s in the header of the JWS is not a text.".formatted(member));
    }
  }

  /**
   * Whether the holder of {@code key} signed header and payload.
   *
   * @throws MalformedInputException with UNSUPPORTED_ALGORITHM if the key is not one for the
   *     algorithm that the header names
   */
  public boolean verify(PublicKey key) {
    if (KeyType.of(key) != algorithm.keyType()) {
      throw unsupported("The algorithm of the JWS is not that of the key.");
    }
    return Signatures.verify(key, ascii(text.substring(0, text.lastIndexOf('.'))), signature);
  }

  private static byte[] ascii(String signingInput) {
    return signingInput.getBytes(StandardCharsets.US_ASCII);
  }

  private static MalformedInputException unsupported(String detail) {
    return new MalformedInputException(ProblemType.UNSUPPORTED_ALGORITHM, detail);
  }

  /** What was signed along with the payload. */
  public ObjectNode header() {
    return header.deepCopy();
  }

  public JwsAlgorithm algorithm() {
    return algorithm;
  }

  /** The {@code typ} of the header; empty if it has none. */
  public String type() {
    return header.path("typ").asText();
  }

  /** The {@code cty} of the header; empty if it has none. */
  public String contentType() {
    return header.path("cty").asText();
  }

  /**
   * Whether the {@code typ} of the header is {@code application/<subtype>}, which may be shortened
   * to the subtype. Media types have no upper or lower case.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-4.1.9">RFC 7515, 4.1.9: typ</a>
   */
  public boolean hasType(String subtype) {
    return isMediaType(type(), subtype);
  }

  /**
   * Whether the {@code cty} of the header is {@code application/<subtype>}; otherwise as {@link
   * #hasType}.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-4.1.10">RFC 7515, 4.1.10: cty</a>
   */
  public boolean hasContentType(String subtype) {
    return isMediaType(contentType(), subtype);
  }

  private static boolean isMediaType(String value, String subtype) {
    return value.equalsIgnoreCase(subtype) || value.equalsIgnoreCase("application/" + subtype);
  }

  /** The {@code kid} of the header; empty if it has none. */
  public String keyId() {
    return header.path("kid").asText();
  }

  /** The bytes that were signed; not yet parsed. */
  public byte[] payload() {
    return payload.clone();
  }

  /** The JWS as it was read. */
  @Override
  public String toString() {
    return text;
  }
}
