package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.jose.JwsAlgorithm;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.Signer;

/**
 * The key that the command was given: the only one there is, and the key of whoever signs. A
 * verification method with its secret key, or a JWK.
 *
 * @param id URL of the verification method, or the {@code kid} of a JWK that stands alone
 * @param controller whose key it is; nothing if the file does not say
 * @param name the {@code kid} of the JWK
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#verification-methods">Controlled
 *     Identifiers 1.0, 2.2: Verification Methods</a>
 */
record GivenKey(
    Optional<String> id,
    Optional<String> controller,
    Optional<String> name,
    PublicKey publicKey,
    Optional<PrivateKey> secretKey) {

  /**
   * Reads a key file.
   *
   * @throws MalformedInputException if it holds no key of a kind that is known, or one whose parts
   *     do not belong together
   */
  static GivenKey read(ObjectNode json) {
    return json.has("kty") ? ofJwk(json) : ofMethod(json);
  }

  private static GivenKey ofJwk(ObjectNode jwk) {
    var kid = text(jwk, "kid");
    if (!Jwk.holdsPrivateKey(jwk)) {
      return new GivenKey(kid, Optional.empty(), kid, publicKey(jwk), Optional.empty());
    }
    var pair = Jwk.readPair(jwk);
    checkAlgorithm(jwk, pair.getPublic());
    return new GivenKey(
        kid, Optional.empty(), kid, pair.getPublic(), Optional.of(pair.getPrivate()));
  }

  private static GivenKey ofMethod(ObjectNode method) {
    var id = text(method, "id");
    if (id.isEmpty()) {
      throw malformed("The key file holds neither a verification method nor a JWK.");
    }
    var controller = text(method, "controller");
    if (method.path("publicKeyJwk") instanceof ObjectNode jwk) {
      return new GivenKey(id, controller, text(jwk, "kid"), publicKey(jwk), secretKey(method));
    }
    var multikey =
        text(method, "publicKeyMultibase")
            .orElseThrow(() -> malformed("The verification method has no public key."));
    return new GivenKey(
        id, controller, Optional.empty(), Multikey.decode(multikey), secretKey(method));
  }

  private static PublicKey publicKey(ObjectNode jwk) {
    var key = Jwk.readPublic(jwk);
    checkAlgorithm(jwk, key);
    return key;
  }

  private static void checkAlgorithm(ObjectNode jwk, PublicKey key) {
    var type = KeyType.of(key);
    if (jwk.has("alg")
        && JwsAlgorithm.of(jwk.get("alg").asText())
            .filter(algorithm -> algorithm.keyType() == type)
            .isEmpty()) {
      throw malformed("The alg of the JWK is not one of its curve.");
    }
  }

  private static Optional<PrivateKey> secretKey(ObjectNode method) {
    if (method.path("secretKeyJwk") instanceof ObjectNode jwk) {
      return Optional.of(Jwk.readPair(jwk).getPrivate());
    }
    return text(method, "secretKeyMultibase").map(Multikey::decodeSecret);
  }

  private static Optional<String> text(ObjectNode json, String member) {
    return Optional.ofNullable(json.path(member).textValue()).filter(text -> !text.isEmpty());
  }

  /**
   * The id that a signature names this key by.
   *
   * @throws MalformedInputException if the file does not say
   */
  String idToSignWith() {
    return id.orElseThrow(() -> malformed("The JWK has no kid by which a verifier can find it."));
  }

  /**
   * A signer with the secret key, which was found to be that of the public key: otherwise nobody
   * could verify what it signs.
   *
   * @throws MalformedInputException if there is none
   */
  Signer signer(SecureRandom random) {
    var secret = secretKey.orElseThrow(() -> malformed("The key file holds no secret key."));
    var signer =
        secret.getAlgorithm().equals("EC") ? Ecdsa.signer(secret, random) : Ed25519.signer(secret);
    var probe = "does it fit?".getBytes(UTF_8);
    if (signer.keyType() != KeyType.of(publicKey)
        || !Signatures.verify(publicKey, probe, signer.sign(probe))) {
      throw malformed("The secret key is not that of the public key.");
    }
    return signer;
  }

  /**
   * This key as the key of {@code signatory}, by any of the names it has: its id; its fragment or
   * the {@code kid} of the JWK behind the identifier of its controller or of who signs. A JWK
   * without {@code kid} has no name, and answers to all.
   */
  VerificationMethods of(Optional<String> signatory) {
    return (url, _, _) -> {
      if (id.isPresent() && names(signatory).noneMatch(url::equals)) {
        throw new MalformedInputException(
            INVALID_VERIFICATION_METHOD, "It names another key than the given one.");
      }
      return new VerificationMethod(url, signatory.or(() -> controller).orElse(url), publicKey);
    };
  }

  private Stream<String> names(Optional<String> signatory) {
    var fragment = id.filter(url -> url.contains("#")).map(url -> url.replaceFirst("^.*#", ""));
    var relative = Stream.of(fragment, name).flatMap(Optional::stream).toList();
    var absolute =
        Stream.of(controller, signatory)
            .flatMap(Optional::stream)
            .flatMap(owner -> relative.stream().map(one -> owner + '#' + one));
    return Stream.concat(id.stream(), absolute);
  }
}
