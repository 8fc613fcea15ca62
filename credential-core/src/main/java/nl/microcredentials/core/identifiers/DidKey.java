package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.DidError.INVALID_DID;
import static nl.microcredentials.core.identifiers.DidError.INVALID_PUBLIC_KEY;
import static nl.microcredentials.core.identifiers.DidError.INVALID_PUBLIC_KEY_LENGTH;
import static nl.microcredentials.core.identifiers.DidError.INVALID_PUBLIC_KEY_TYPE;
import static nl.microcredentials.core.identifiers.DidError.UNSUPPORTED_PUBLIC_KEY_TYPE;

import java.security.PublicKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;

/**
 * DIDs that are a key.
 *
 * <p>No key for encryption is derived from one for signatures.
 *
 * @see <a href="https://w3c-ccg.github.io/did-key-spec/">The did:key Method 0.9</a>
 */
public final class DidKey {

  static final String METHOD = "key";

  private static final String PREFIX = "did:key:";

  /** No longer than what is read as base58 anyway; the longest key takes 70 characters. */
  private static final Pattern FORM = Pattern.compile("did:key:z[1-9A-HJ-NP-Za-km-z]{1,255}");

  /** Formats of the specification in which no key for signatures is to be had. */
  private static final Set<String> OTHER_FORMATS =
      Set.of(
          "Ed25519VerificationKey2018",
          "EcdsaSecp256k1VerificationKey2019",
          "X25519KeyAgreementKey2019",
          "X25519KeyAgreementKey2020");

  private DidKey() {}

  /** The DID of a key, such as {@code did:key:z6Mk…}. */
  public static String of(PublicKey key) {
    return PREFIX + Multikey.encode(key);
  }

  /** The URL of the one key of {@code did}. */
  public static String verificationMethod(String did) {
    return did + '#' + did.substring(PREFIX.length());
  }

  /**
   * Reads the option {@code publicKeyFormat}.
   *
   * @throws IdentifierRefused if it is not a format for keys of signatures
   */
  public static VerificationMethodType publicKeyFormat(String name) {
    return VerificationMethodType.of(name)
        .orElseThrow(() ->
            new IdentifierRefused(
                OTHER_FORMATS.contains(name)
                    ? INVALID_PUBLIC_KEY_TYPE
                    : UNSUPPORTED_PUBLIC_KEY_TYPE,
                "Keys for signatures are not written in this format."));
  }

  /**
   * The document of {@code did}.
   *
   * @param format how the key is written in it
   * @throws IdentifierRefused if it is not a did:key, or its key is not one of {@link KeyType}
   * @see <a href="https://w3c-ccg.github.io/did-key-spec/#document-creation-algorithm">did:key 0.9,
   *     3.1.1: Document Creation Algorithm</a>
   */
  public static ControlledIdentifierDocument resolve(String did, VerificationMethodType format) {
    var key = publicKey(did);
    if (!format.isFor(KeyType.of(key))) {
      throw new IdentifierRefused(
          INVALID_PUBLIC_KEY_TYPE, "The key is of another kind than the format is for.");
    }
    return ControlledIdentifierDocument.of(
        did,
        List.of(new VerificationMethod(verificationMethod(did), did, key)),
        format,
        EnumSet.allOf(VerificationRelationship.class));
  }

  /**
   * The key that {@code did} is.
   *
   * @throws IdentifierRefused if it is not a did:key, or its key is not one of {@link KeyType}
   */
  public static PublicKey publicKey(String did) {
    if (!FORM.matcher(did).matches()) {
      throw new IdentifierRefused(INVALID_DID, "The identifier is not a did:key.");
    }
    return key(did.substring(PREFIX.length()));
  }

  /** Sections 3.1.2 and 3.1.3. */
  private static PublicKey key(String multibaseValue) {
    var bytes = Multibase.decode(multibaseValue);
    var type =
        Multikey.typeOf(bytes)
            .orElseThrow(() ->
                new IdentifierRefused(
                    UNSUPPORTED_PUBLIC_KEY_TYPE, "The DID is a key of a kind that is not known."));
    if (bytes.length != Multikey.length(type)) {
      throw new IdentifierRefused(
          INVALID_PUBLIC_KEY_LENGTH, "The DID is not as long as a key of its kind.");
    }
    try {
      return Multikey.decode(multibaseValue);
    } catch (MalformedInputException e) {
      throw new IdentifierRefused(INVALID_PUBLIC_KEY, e.detail());
    }
  }
}
