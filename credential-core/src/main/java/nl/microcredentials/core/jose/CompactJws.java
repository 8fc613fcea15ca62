package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Signer;

/**
 * A JWS in compact serialisation, signed with Ed25519: what institutions and the registry say to
 * each other.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515, JSON Web Signature</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9864">RFC 9864, which names the algorithm
 *     Ed25519</a>
 */
public final class CompactJws {

  private static final Set<String> ALGORITHMS = Set.of("Ed25519", "EdDSA");

  private final String text;
  private final String type;
  private final String keyId;
  private final byte[] payload;
  private final byte[] signature;

  private CompactJws(String text, String type, String keyId, byte[] payload, byte[] signature) {
    this.text = text;
    this.type = type;
    this.keyId = keyId;
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
    var header =
        new JWSHeader.Builder(JWSAlgorithm.Ed25519)
            .keyID(keyId)
            .type(new JOSEObjectType(type))
            .build();
    var jws = new JWSObject(header, new Payload(payload));
    try {
      jws.sign(new Ed25519JwsSigner(signer));
    } catch (JOSEException e) {
      throw new IllegalStateException("a fresh JWS can be signed", e);
    }
    return jws.serialize();
  }

  /**
   * Reads a JWS without judging its signature.
   *
   * @throws MalformedInputException if it is not one, if its algorithm is not Ed25519, or if its
   *     header asks for an extension
   */
  public static CompactJws parse(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw unparsable("A compact JWS has three parts.");
    }
    var header = StrictJson.parseObject(Base64Url.decode(parts[0]));
    if (!ALGORITHMS.contains(textOf(header, "alg"))) {
      throw unparsable("The algorithm of the JWS is not Ed25519.");
    }
    if (header.has("crit") || header.has("b64")) {
      throw unparsable("The header of the JWS asks for an extension.");
    }
    return new CompactJws(
        text,
        textOf(header, "typ"),
        textOf(header, "kid"),
        Base64Url.decode(parts[1]),
        Base64Url.decode(parts[2]));
  }

  private static String textOf(ObjectNode header, String member) {
    var value = header.path(member);
    if (!value.isTextual()) {
      throw unparsable("The header of the JWS has no text %s.".formatted(member));
    }
    return value.textValue();
  }

  /** Whether the holder of {@code key} signed header and payload. */
  public boolean verify(PublicKey key) {
    var signingInput = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    return Ed25519.verify(key, signingInput, signature);
  }

  /** The {@code typ} of the header. */
  public String type() {
    return type;
  }

  /** The {@code kid} of the header. */
  public String keyId() {
    return keyId;
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
