package nl.microcredentials.core.identifiers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;

/**
 * How a key is written in the document of its controller.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#verification-material">Controlled
 *     Identifiers 1.0, 2.2.1: Verification Material</a>
 */
public enum VerificationMethodType {
  MULTIKEY("Multikey", Material.MULTIBASE, "https://w3id.org/security/multikey/v1"),
  JSON_WEB_KEY("JsonWebKey", Material.JWK, "https://w3id.org/security/jwk/v1"),

  /** What {@code JsonWebKey} was called before; most DID documents have it. */
  JSON_WEB_KEY_2020("JsonWebKey2020", Material.JWK, "https://w3id.org/security/suites/jws-2020/v1"),

  /** What {@code Multikey} was called before, for one kind of key. */
  ED25519_VERIFICATION_KEY_2020(
      "Ed25519VerificationKey2020",
      Material.MULTIBASE,
      "https://w3id.org/security/suites/ed25519-2020/v1");

  private final String value;
  private final Material material;
  private final String context;

  VerificationMethodType(String value, Material material, String context) {
    this.value = value;
    this.material = material;
    this.context = context;
  }

  /** Returns nothing for a type that is not known. */
  public static Optional<VerificationMethodType> of(String value) {
    return Arrays.stream(values()).filter(one -> one.value.equals(value)).findAny();
  }

  /** The {@code type} member, such as {@code Multikey}. */
  public String value() {
    return value;
  }

  /** The JSON-LD context that defines the type. */
  public String context() {
    return context;
  }

  /** Whether keys of this kind can be written so. */
  public boolean isFor(KeyType type) {
    return this != ED25519_VERIFICATION_KEY_2020 || type == KeyType.ED25519;
  }

  /** Adds the key to a verification method of this type. */
  void write(PublicKey key, ObjectNode method) {
    switch (material) {
      case MULTIBASE -> method.put(material.member, Multikey.encode(key));
      case JWK -> method.set(material.member, Jwk.of(key));
    }
  }

  /**
   * The key of a verification method, whichever type that has.
   *
   * @throws IdentifierRefused with INVALID_VERIFICATION_METHOD if there is none that is known
   */
  static PublicKey keyOf(ObjectNode method) {
    var type = of(method.path("type").asText()).orElseThrow(VerificationMethodType::unknown);
    if (Arrays.stream(Material.values()).allMatch(one -> method.has(one.member))) {
      throw IdentifierRefused.method("The verification method has its key twice.");
    }
    try {
      var key = type.read(method);
      if (!type.isFor(KeyType.of(key))) {
        throw unknown();
      }
      return key;
    } catch (MalformedInputException e) {
      throw IdentifierRefused.method(e.detail());
    }
  }

  private PublicKey read(ObjectNode method) {
    var value = method.path(material.member);
    if (material == Material.JWK && value instanceof ObjectNode jwk) {
      return Jwk.readPublic(jwk);
    }
    if (material == Material.MULTIBASE && value.isTextual()) {
      return Multikey.decode(value.textValue());
    }
    throw IdentifierRefused.method("The verification method has no key of its type.");
  }

  private static IdentifierRefused unknown() {
    return IdentifierRefused.method("The type of the verification method is not known.");
  }

  private enum Material {
    JWK("publicKeyJwk"),
    MULTIBASE("publicKeyMultibase");

    private final String member;

    Material(String member) {
      this.member = member;
    }
  }
}
