package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.DidError.INVALID_DID;
import static nl.microcredentials.core.identifiers.DidError.INVALID_PUBLIC_KEY;
import static nl.microcredentials.core.identifiers.DidError.UNSUPPORTED_PUBLIC_KEY_TYPE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.stream.Stream;
import nl.microcredentials.core.json.Jcs;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.problem.ProblemType;

/**
 * DIDs that are a JSON Web Key.
 *
 * @see <a href="https://github.com/quartzjer/did-jwk/blob/main/spec.md">did:jwk Method
 *     Specification</a>
 */
public final class DidJwk {

  static final String METHOD = "jwk";

  private static final String PREFIX = "did:jwk:";
  private static final String FRAGMENT = "#0";
  private static final String FOR_SIGNATURES = "sig";
  private static final String FOR_ENCRYPTION = "enc";

  private DidJwk() {}

  /** The DID of a key. Its members are sorted, so that it is the same every time. */
  public static String of(PublicKey key) {
    var jwk = Jcs.canonicalize(Jwk.of(key));
    return PREFIX + Base64Url.encode(jwk.getBytes(StandardCharsets.UTF_8));
  }

  /** The URL of the one key of {@code did}, whatever {@code kid} the key has. */
  public static String verificationMethod(String did) {
    return did + FRAGMENT;
  }

  /**
   * The document of {@code did}.
   *
   * <p>Of a key for encryption only the form is looked at: nobody can have signed with it.
   *
   * @throws IdentifierRefused if it is not a did:jwk, or its key is not one of {@link
   *     nl.microcredentials.core.keys.KeyType}, or is a private one
   */
  public static ControlledIdentifierDocument resolve(String did) {
    if (!did.startsWith(PREFIX) || did.length() > DidUrl.MAX_LENGTH) {
      throw notDidJwk();
    }
    var jwk = read(did.substring(PREFIX.length()));
    var use = jwk.path("use").asText();
    if (Jwk.holdsPrivateKey(jwk)) {
      throw new IdentifierRefused(INVALID_PUBLIC_KEY, "The DID gives away a private key.");
    }
    if (!use.equals(FOR_ENCRYPTION)) {
      check(jwk);
    }
    return ControlledIdentifierDocument.read(document(did, jwk, use), did);
  }

  private static ObjectNode read(String base64url) {
    try {
      return StrictJson.parseObject(Base64Url.decode(base64url));
    } catch (MalformedInputException e) {
      throw notDidJwk();
    }
  }

  private static void check(ObjectNode jwk) {
    try {
      Jwk.readPublic(jwk);
    } catch (MalformedInputException e) {
      throw new IdentifierRefused(
          e.type() == ProblemType.UNSUPPORTED_ALGORITHM
              ? UNSUPPORTED_PUBLIC_KEY_TYPE
              : INVALID_PUBLIC_KEY,
          e.detail());
    }
  }

  private static ObjectNode document(String did, ObjectNode jwk, String use) {
    var type = VerificationMethodType.JSON_WEB_KEY_2020;
    var json = StrictJson.object();
    json.putArray("@context").add("https://www.w3.org/ns/did/v1").add(type.context());
    json.put("id", did);
    json.putArray("verificationMethod")
        .addObject()
        .put("id", verificationMethod(did))
        .put("type", type.value())
        .put("controller", did)
        .set("publicKeyJwk", jwk);
    if (!use.equals(FOR_ENCRYPTION)) {
      Stream.of(VerificationRelationship.values())
          .forEach(one -> json.putArray(one.value()).add(verificationMethod(did)));
    }
    if (!use.equals(FOR_SIGNATURES)) {
      json.putArray("keyAgreement").add(verificationMethod(did));
    }
    return json;
  }

  private static IdentifierRefused notDidJwk() {
    return new IdentifierRefused(INVALID_DID, "The identifier is not a did:jwk.");
  }
}
