package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Who signed an envelope, and with which key, according to itself; whatever form the envelope has.
 *
 * @param signatory nothing if neither envelope nor document say so
 * @param keyUrl URL of the verification method
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#key-discovery">Securing
 *     Verifiable Credentials using JOSE and COSE, 4: Key Discovery</a>
 */
public record EnvelopeSignature(
    EnvelopeContent content, EnvelopeClaims claims, Optional<String> signatory, String keyUrl) {

  private static final int MAX_URL_LENGTH = 2_048;

  private static final Pattern URL =
      Pattern.compile("(did:[a-z0-9]+:|https://)[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");

  /**
   * What envelope and document say.
   *
   * @param document as far as it can be seen
   * @param keyId the {@code kid} of the envelope; empty if it has none
   * @throws MalformedInputException if they name two signatories, with
   *     INVALID_VERIFICATION_METHOD_URL if the key has no URL
   */
  public static EnvelopeSignature of(
      EnvelopeContent content, EnvelopeClaims claims, ObjectNode document, String keyId) {
    var inside = content.signatoryOf(document);
    if (claims.issuer().isPresent() && inside.isPresent() && !claims.issuer().equals(inside)) {
      throw malformed("The envelope names another signatory than the document.");
    }
    var signatory = claims.issuer().or(() -> inside);
    return new EnvelopeSignature(content, claims, signatory, keyUrl(keyId, signatory));
  }

  /**
   * The URL of the key that {@code keyId} means: a URL itself, or a name that its owner gave to it.
   *
   * @param keyId empty if the envelope has none
   * @throws MalformedInputException with INVALID_VERIFICATION_METHOD_URL if that is no DID URL and
   *     no https URL
   */
  public static String keyUrl(String keyId, Optional<String> owner) {
    var url = keyId;
    if (owner.isPresent() && !URL.matcher(keyId).matches()) {
      url = owner.get() + (keyId.isEmpty() || keyId.startsWith("#") ? keyId : '#' + keyId);
    }
    if (url.length() > MAX_URL_LENGTH || !URL.matcher(url).matches()) {
      throw new MalformedInputException(
          INVALID_VERIFICATION_METHOD_URL, "The envelope does not name its key by a URL.");
    }
    return url;
  }

  /**
   * Retrieves the key.
   *
   * @throws nl.microcredentials.core.problem.Refused if it may not be relied upon, with
   *     INVALID_VERIFICATION_METHOD if it is not that of the signatory
   */
  public VerificationMethod key(VerificationMethods methods, ProofExpectation expected) {
    var method = methods.retrieve(keyUrl, expected.purpose(), claims.issuedAt());
    if (signatory.filter(one -> !one.equals(method.controller())).isPresent()) {
      throw new MalformedInputException(
          INVALID_VERIFICATION_METHOD, "The key is not that of the signatory.");
    }
    return method;
  }

  /**
   * The document among {@code members}: what stands there without the claims, and without any proof
   * inside, for which the signature stands. So it has one hash, in whatever way it is secured.
   */
  public static ObjectNode documentAmong(ObjectNode members) {
    var document = members.deepCopy();
    document.remove(EnvelopeClaims.NAMES);
    document.remove("proof");
    return document;
  }

  /**
   * Looks at everything that needs no key.
   *
   * @param members of the document, and perhaps claims among them
   * @throws nl.microcredentials.core.problem.Refused if the document is none of this kind, or has
   *     one of an older form inside, or is not what the envelope says it is; if the signature does
   *     not count at {@code now}; if it is a presentation and answers another question, or holds
   *     something that is not secured
   */
  public void checkForm(ObjectNode members, ProofExpectation expected, Instant now) {
    if (members.has("vc") || members.has("vp")) {
      throw malformed("The claims vc and vp have no place beside the members of a document.");
    }
    if (!content.is(members)) {
      throw malformed("The document in the envelope is of another type.");
    }
    checkSame("jti", members.path("jti"), members.path("id"));
    claims.checkTimes(now);
    switch (content) {
      case CREDENTIAL -> checkCredential(members);
      case PRESENTATION -> {
        claims.check(expected);
        PresentedEnvelopes.check(members);
      }
    }
  }

  private void checkCredential(ObjectNode members) {
    checkSame("sub", members.path("sub"), members.path("credentialSubject").path("id"));
    if (content.signatoryOf(members).isEmpty()) {
      throw malformed("The credential does not name its issuer.");
    }
    if (!claims.audience().isEmpty()) {
      throw new MalformedInputException(
          INVALID_DOMAIN_ERROR, "A credential is for everybody, its signature for somebody.");
    }
  }

  private static void checkSame(String name, JsonNode claim, JsonNode member) {
    if (!claim.isMissingNode() && !claim.equals(member)) {
      throw malformed("%s of the envelope is not what the document says.".formatted(name));
    }
  }

  /** What was signed, once the signature was found to hold. */
  public Verified verified(ObjectNode members, VerificationMethod method) {
    return new Verified(
        VerifiedDocument.of(documentAmong(members)), List.of(method), claims.issuedAt());
  }
}
