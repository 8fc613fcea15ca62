package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.credential.Reading;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.ProblemType;

/**
 * A credential or a presentation in an envelope, and what the envelope says about its signature; be
 * it a JWT, an SD-JWT or a COSE message.
 *
 * <p>What is handed on is the document without the claims: {@code iss}, {@code iat} and the others
 * are terms of the data model's context as well, and would make it another document than the same
 * one with a Data Integrity proof. The registry knows a credential by one hash, in whatever way it
 * is secured. What the claims say of the document must be what the document says itself; what they
 * say of the signature stays in {@code claims}.
 *
 * @param signatory URL of the issuer, or of the holder; nothing if a presentation does not say
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#securing-the-vc-data-model">
 *     VC-JOSE-COSE, 3: Securing the VC Data Model</a>
 */
public record EnvelopedDocument(ObjectNode document, JwtClaims claims, Optional<String> signatory) {

  /**
   * Takes the document out, without any key.
   *
   * @param members of the document, and perhaps claims among them
   * @throws MalformedInputException if the document is none of this kind, or is not what the claims
   *     say; with INVALID_DOMAIN_ERROR if it is a credential for somebody, with
   *     PROOF_VERIFICATION_ERROR if it is a presentation of something that is not secured
   */
  public static EnvelopedDocument of(Envelope.Kind kind, ObjectNode members, JwtClaims claims) {
    if (members.has("vc") || members.has("vp")) {
      throw malformed("The document is not the payload, but in a claim of it.");
    }
    var document = members.deepCopy();
    JwtClaims.removeFrom(document);
    document.remove("proof"); // the signature stands for itself, and covers that it was there
    var signatory =
        switch (kind) {
          case CREDENTIAL -> {
            checkType(document, "VerifiableCredential");
            yield Optional.of(issuer(document, claims));
          }
          case PRESENTATION -> {
            checkType(document, "VerifiablePresentation");
            checkCredentials(document);
            yield holder(document, claims);
          }
        };
    checkSame("jti", claims.id(), Optional.ofNullable(document.path("id").textValue()));
    return new EnvelopedDocument(document, claims, signatory);
  }

  private static void checkType(ObjectNode document, String type) {
    var value = document.path("type");
    var types = value.isArray() ? value.valueStream() : Stream.of(value);
    if (types.noneMatch(one -> one.asText().equals(type))) {
      throw malformed("The payload of the envelope is not a %s.".formatted(type));
    }
    if (Envelope.Kind.of(document).isPresent()) {
      throw malformed("An envelope holds another one.");
    }
  }

  /** The issuer, of which the claims must not say anything else. */
  private static String issuer(ObjectNode credential, JwtClaims claims) {
    var issuer =
        party(credential, "issuer")
            .orElseThrow(() -> malformed("The credential does not name its issuer."));
    checkSame("iss", claims.issuer(), Optional.of(issuer));
    checkSame("sub", claims.subject(), subject(credential));
    if (!claims.audience().isEmpty()) {
      throw refused(
          INVALID_DOMAIN_ERROR,
          "The envelope was made for somebody, and a credential is for everybody.");
    }
    return issuer;
  }

  /** The id of whom it is about; nothing if there are several. */
  private static Optional<String> subject(ObjectNode credential) {
    JsonNode subject = credential.path("credentialSubject");
    var only = subject.isArray() && subject.size() == 1 ? subject.get(0) : subject;
    return Optional.ofNullable(only.path("id").textValue());
  }

  /** The holder, of whom the claims must not say anything else. */
  private static Optional<String> holder(ObjectNode presentation, JwtClaims claims) {
    var holder = party(presentation, "holder").or(claims::issuer);
    checkSame("iss", claims.issuer(), holder);
    checkSame("sub", claims.subject(), holder);
    return holder;
  }

  /**
   * Who is in {@code member}: named by a URL, or described by an object with an {@code id}.
   *
   * @throws MalformedInputException if the member names nobody
   */
  static Optional<String> party(ObjectNode document, String member) {
    if (!document.has(member)) {
      return Optional.empty();
    }
    var value = document.get(member);
    var id = value.isObject() ? value.path("id") : value;
    if (!id.isTextual() || id.textValue().isEmpty()) {
      throw malformed("%s of the document names nobody.".formatted(member));
    }
    return Optional.of(id.textValue());
  }

  /** A claim, if it is there, says what the document says: two readers must not see two. */
  private static void checkSame(String name, Optional<String> claim, Optional<String> member) {
    if (claim.isPresent() && !claim.equals(member)) {
      throw malformed("The claim %s is not what the document says.".formatted(name));
    }
  }

  private static void checkCredentials(ObjectNode presentation) {
    var credentials = presentation.path("verifiableCredential");
    if (credentials.isArray()) {
      credentials.forEach(EnvelopedDocument::checkCredential);
    } else if (presentation.has("verifiableCredential")) {
      checkCredential(credentials);
    }
  }

  /** A credential in a presentation is in an envelope, or has a proof of its own. */
  private static void checkCredential(JsonNode credential) {
    if (!(credential instanceof ObjectNode object)) {
      throw malformed("A credential in the presentation is not an object.");
    }
    if (Envelope.Kind.of(object).isPresent()) {
      checkEnvelope(object);
    } else if (object.path("proof").isEmpty()) {
      throw refused(PROOF_VERIFICATION_ERROR, "A credential in the presentation is not secured.");
    }
  }

  private static void checkEnvelope(ObjectNode object) {
    switch (Envelope.read(object, Envelope.Kind.CREDENTIAL)) {
      case Reading.WellFormed(_) -> {
        // and stays closed
      }
      case Reading.Malformed(var problems) -> throw malformed(problems.getFirst().detail());
    }
  }

  /**
   * Verifies the signature, with a key that is the signatory's if there is one named.
   *
   * @param keyUrl of the verification method
   * @param signature whether it holds for a key
   */
  public Verified verify(
      String keyUrl,
      Predicate<PublicKey> signature,
      VerificationMethods methods,
      VerificationRelationship relationship) {
    var method = methods.retrieve(keyUrl, relationship, claims.issuedAt());
    if (signatory.filter(one -> !one.equals(method.controller())).isPresent()) {
      throw refused(
          INVALID_VERIFICATION_METHOD,
          "The envelope is signed with a key of somebody else than the one it names.");
    }
    if (!signature.test(method.publicKey())) {
      throw refused(CRYPTOGRAPHIC_SECURITY_ERROR, "The signature of the envelope does not hold.");
    }
    return new Verified(VerifiedDocument.of(document), List.of(method), claims.issuedAt());
  }

  private static MalformedInputException refused(ProblemType type, String detail) {
    return new MalformedInputException(type, detail);
  }
}
