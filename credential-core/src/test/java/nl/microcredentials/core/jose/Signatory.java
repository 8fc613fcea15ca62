package nl.microcredentials.core.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.problem.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Somebody with one key, who signs whatever they like, and whom everybody here relies on. */
record Signatory(String did, VerificationRelationship relationship, KeyPair keys, Signer signer)
    implements VerificationMethods {

  static Signatory of(String did, VerificationRelationship relationship, KeyType type) {
    var random = new SecureRandom();
    if (type == KeyType.ED25519) {
      var keys = Ed25519.generate(random);
      return new Signatory(did, relationship, keys, Ed25519.signer(keys.getPrivate()));
    }
    var keys = Ecdsa.generate(type, random);
    return new Signatory(did, relationship, keys, Ecdsa.signer(keys.getPrivate(), random));
  }

  static Signatory issuer(KeyType type) {
    return of(
        "did:web:issuer.example:hogeschool-voorbeeld",
        VerificationRelationship.ASSERTION_METHOD,
        type);
  }

  static Signatory holder(KeyType type) {
    return of("did:web:holder.example", VerificationRelationship.AUTHENTICATION, type);
  }

  /** What a verifier expects of a holder. */
  static ProofExpectation expecting(String domain, String challenge) {
    return new ProofExpectation(
        VerificationRelationship.AUTHENTICATION,
        Optional.ofNullable(domain),
        Optional.ofNullable(challenge));
  }

  String keyId() {
    return did + "#key-1";
  }

  /** Signs under a header of any members, {@code alg} among them. */
  String sign(ObjectNode header, ObjectNode payload) {
    return sign(header, StrictJson.write(payload));
  }

  String sign(ObjectNode header, byte[] payload) {
    return CompactJws.sign(header, payload, signer);
  }

  @Override
  public VerificationMethod retrieve(
      String url, VerificationRelationship usedFor, Optional<Instant> usedAt) {
    if (!url.equals(keyId())) {
      throw new MalformedInputException(INVALID_VERIFICATION_METHOD, "No such key.");
    }
    if (usedFor != relationship) {
      throw new MalformedInputException(
          INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD, "Not for this purpose.");
    }
    return new VerificationMethod(url, did, keys.getPublic());
  }

  /** Reads JSON with single quotes. */
  static ObjectNode json(String text) {
    return StrictJson.parseObject(text.replace('\'', '"').getBytes(UTF_8));
  }

  /** With what {@code call} is refused; nothing else may be thrown. */
  static ProblemType refusalOf(ThrowingCallable call) {
    return switch (catchThrowable(call)) {
      case Refused refused -> refused.type();
      case null -> throw new AssertionError("not refused");
      case Throwable other -> throw new AssertionError("not refused, but thrown", other);
    };
  }
}
