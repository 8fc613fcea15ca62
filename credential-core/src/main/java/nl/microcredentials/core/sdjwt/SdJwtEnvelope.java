package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.EnvelopeClaims;
import nl.microcredentials.core.integrity.EnvelopeContent;
import nl.microcredentials.core.integrity.EnvelopeSignature;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.securing.Secured;

/**
 * A credential or presentation of the W3C data model, secured as an SD-JWT: {@code
 * application/vc+sd-jwt} and {@code application/vp+sd-jwt}. Its members are the claims.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#secure-with-sd-jwt">Securing
 *     Verifiable Credentials using JOSE and COSE, 3.2: With SD-JWT</a>
 */
public final class SdJwtEnvelope implements Secured {

  /** A holder who could withhold one of these could make a credential look better than it is. */
  private static final List<String> NEVER_DISCLOSABLE =
      List.of(
          "@context", "issuer", "validFrom", "validUntil", "credentialStatus", "credentialSchema");

  private final EnvelopeContent content;
  private final SdJwt sdJwt;
  private final ProcessedPayload processed;
  private final EnvelopeSignature signature;

  private SdJwtEnvelope(EnvelopeContent content, SdJwt sdJwt) {
    this.content = content;
    this.sdJwt = sdJwt;
    this.processed = sdJwt.process();
    this.signature =
        EnvelopeSignature.of(
            content,
            EnvelopeClaims.read(withIssuerOfHeader(sdJwt)),
            processed.claims(),
            sdJwt.jwt().keyId());
  }

  /** An issuer can stand in the header as well, and then it is held to that, too. */
  private static ObjectNode withIssuerOfHeader(SdJwt sdJwt) {
    var payload = sdJwt.payload();
    var issuer = sdJwt.jwt().header().path("iss");
    if (payload.has("iss") && !issuer.isMissingNode() && !issuer.equals(payload.get("iss"))) {
      throw malformed("Header and claims name two issuers.");
    }
    return issuer.isMissingNode() ? payload : payload.set("iss", issuer);
  }

  /** {@code application/vc+sd-jwt} or {@code application/vp+sd-jwt}. */
  public static String mediaType(EnvelopeContent content) {
    return "application/" + type(content);
  }

  private static String type(EnvelopeContent content) {
    return content.subtype() + "+sd-jwt";
  }

  /**
   * Signs documents with one key.
   *
   * @param keyId URL of the verification method
   */
  public record Signing(String keyId, Signer signer, Concealer concealer) {

    /**
     * Signs {@code document}.
     *
     * @param claims when, and for whom
     * @param disclosable what its holder decides upon
     * @throws nl.microcredentials.core.problem.Refused if that must not be left to the holder, or
     *     is not there
     */
    public SdJwt sign(
        EnvelopeContent content,
        ObjectNode document,
        EnvelopeClaims claims,
        Collection<ClaimPath> disclosable) {
      if (disclosable.stream().anyMatch(path -> isNeeded(path, content))) {
        throw malformed("What a verifier needs to see cannot be hidden.");
      }
      var payload = document.deepCopy();
      claims.writeTo(payload);
      var header =
          StrictJson.object()
              .put("typ", type(content))
              .put("cty", content.subtype())
              .put("kid", keyId);
      return SdJwt.sign(header, concealer.conceal(payload, disclosable), signer);
    }
  }

  private static boolean isNeeded(ClaimPath path, EnvelopeContent content) {
    return needed(content).anyMatch(path::startsWith);
  }

  private static Stream<ClaimPath> needed(EnvelopeContent content) {
    var members =
        switch (content) {
          case CREDENTIAL ->
              Stream.concat(EnvelopeClaims.NAMES.stream(), NEVER_DISCLOSABLE.stream());
          case PRESENTATION -> EnvelopeClaims.NAMES.stream();
        };
    return members.map(ClaimPath::of);
  }

  /**
   * Reads an envelope, as far as that is possible without any key.
   *
   * @throws nl.microcredentials.core.problem.Refused if it could not be accepted whatever the key
   */
  public static SdJwtEnvelope read(EnvelopeContent content, String text) {
    var sdJwt = SdJwt.parse(text);
    if (!isMediaType(sdJwt.jwt().type(), type(content))) {
      throw malformed("The typ is not %s.".formatted(type(content)));
    }
    var contentType = sdJwt.jwt().contentType();
    if (!contentType.isEmpty() && !isMediaType(contentType, content.subtype())) {
      throw malformed("The cty is not %s.".formatted(content.subtype()));
    }
    return new SdJwtEnvelope(content, sdJwt);
  }

  /** Media types have no upper or lower case, and may be shortened (RFC 7515, 4.1.9). */
  private static boolean isMediaType(String value, String subtype) {
    return value.equalsIgnoreCase(subtype) || value.equalsIgnoreCase("application/" + subtype);
  }

  /** Who signed it, according to itself; nothing if it does not say, or hides it. */
  public Optional<String> signatory() {
    return signature.signatory();
  }

  /** URL of the key it was signed with, according to itself. */
  public String keyUrl() {
    return signature.keyUrl();
  }

  @Override
  public ObjectNode claimed() {
    return EnvelopeSignature.documentAmong(processed.claims());
  }

  /**
   * {@inheritDoc}
   *
   * @param expected for credentials, domain and challenge ask the holder for a key binding
   */
  @Override
  public void checkForm(ProofExpectation expected, Instant now) {
    if (needed(content).anyMatch(processed::leavesToHolder)) {
      throw malformed("The issuer leaves it to the holder to show what a verifier needs.");
    }
    signature.checkForm(processed.claims(), expected, now);
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
    new SdJwtVerifier(keyBinding(expected), now).verify(sdJwt, method.publicKey());
    return signature.verified(processed.claims(), method);
  }

  private Optional<KeyBinding> keyBinding(ProofExpectation expected) {
    return content == EnvelopeContent.CREDENTIAL
        ? expected.challenge().map(nonce -> new KeyBinding(expected.domain().orElseThrow(), nonce))
        : Optional.empty();
  }
}
