package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.jose.EnvelopedDocument;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.KeyUrl;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;

/**
 * A credential or presentation of the W3C data model, secured as an SD-JWT: {@code
 * application/vc+sd-jwt} and {@code application/vp+sd-jwt}. Its members are the claims. It was
 * read, as far as that is possible without any key.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#secure-with-sd-jwt">
 *     VC-JOSE-COSE, 3.2: With SD-JWT</a>
 */
public final class SdJwtEnvelope {

  /** A holder who could withhold one of these could make a credential look better than it is. */
  private static final List<String> NEVER_DISCLOSABLE =
      List.of(
          "@context", "issuer", "validFrom", "validUntil", "credentialStatus", "credentialSchema");

  private final Envelope.Kind kind;
  private final SdJwt sdJwt;
  private final EnvelopedDocument enveloped;

  private SdJwtEnvelope(Envelope.Kind kind, SdJwt sdJwt) {
    this.kind = kind;
    this.sdJwt = sdJwt;
    var processed = sdJwt.process();
    if (needed(kind).anyMatch(processed::leavesToHolder)) {
      throw malformed("The issuer leaves it to the holder to show what a verifier needs.");
    }
    var claims = JwtClaims.read(processed.claims(), sdJwt.jwt().header());
    this.enveloped = EnvelopedDocument.of(kind, processed.claims(), claims);
  }

  /** {@code application/vc+sd-jwt} or {@code application/vp+sd-jwt}. */
  public static String mediaType(Envelope.Kind kind) {
    return "application/" + type(kind);
  }

  private static String type(Envelope.Kind kind) {
    return contentType(kind) + "+sd-jwt";
  }

  private static String contentType(Envelope.Kind kind) {
    return switch (kind) {
      case CREDENTIAL -> "vc";
      case PRESENTATION -> "vp";
    };
  }

  /**
   * Signs documents with one key.
   *
   * @param keyId URL of the verification method
   */
  public record Signing(String keyId, Signer signer, Concealer concealer) {

    /**
     * Signs {@code document}, which stays as it is.
     *
     * @param claims as a rule {@link JwtClaims#issuedAt} or {@link JwtClaims#answering}
     * @param disclosable what its holder decides upon
     * @throws nl.microcredentials.core.problem.Refused if {@link SdJwtEnvelope#read} would not take
     *     the result, because what a verifier needs would be hidden for instance, or if there is
     *     nothing to hide
     */
    public SdJwt sign(
        Envelope.Kind kind,
        ObjectNode document,
        JwtClaims claims,
        Collection<ClaimPath> disclosable) {
      var header =
          StrictJson.object()
              .put("typ", type(kind))
              .put("cty", contentType(kind))
              .put("kid", keyId);
      var concealed = concealer.conceal(claims.addedTo(document), disclosable);
      var signed = SdJwt.sign(header, concealed, signer);
      return read(kind, signed).sdJwt;
    }
  }

  private static Stream<ClaimPath> needed(Envelope.Kind kind) {
    var members =
        switch (kind) {
          case CREDENTIAL -> Stream.concat(JwtClaims.NAMES.stream(), NEVER_DISCLOSABLE.stream());
          case PRESENTATION -> JwtClaims.NAMES.stream();
        };
    return members.map(ClaimPath::of);
  }

  /**
   * Reads an envelope of which the media type is known.
   *
   * @throws nl.microcredentials.core.problem.Refused if it could not be accepted whatever the key
   */
  public static SdJwtEnvelope read(Envelope.Kind kind, String text) {
    return read(kind, SdJwt.parse(text));
  }

  private static SdJwtEnvelope read(Envelope.Kind kind, SdJwt sdJwt) {
    if (!sdJwt.jwt().hasType(type(kind))) {
      throw malformed("The type of the SD-JWT is not %s.".formatted(type(kind)));
    }
    if (!sdJwt.jwt().contentType().isEmpty() && !sdJwt.jwt().hasContentType(contentType(kind))) {
      throw malformed("The content type of the SD-JWT is not %s.".formatted(contentType(kind)));
    }
    return new SdJwtEnvelope(kind, sdJwt);
  }

  /** URL of who signed it, according to itself; nothing if a presentation does not say. */
  public Optional<String> signatory() {
    return enveloped.signatory();
  }

  /**
   * URL of the key it was signed with, according to itself.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException with
   *     INVALID_VERIFICATION_METHOD_URL if it does not name any
   */
  public String keyUrl() {
    return KeyUrl.resolve(sdJwt.jwt().keyId(), enveloped.signatory());
  }

  /** What was said about the signature; {@code issuedAt} is when it was made. */
  public JwtClaims claims() {
    return enveloped.claims();
  }

  /** What it claims to say, without the claims about the signature; nobody relies on it yet. */
  public ObjectNode claimed() {
    return enveloped.document().deepCopy();
  }

  /**
   * Looks at what needs no key, and depends upon who asks.
   *
   * @throws nl.microcredentials.core.problem.Refused with OUTSIDE_VALIDITY_PERIOD if the signature
   *     does not count at {@code now}; with INVALID_DOMAIN_ERROR or INVALID_CHALLENGE_ERROR if it
   *     is a presentation for others
   */
  public void checkForm(ProofExpectation expected, Instant now) {
    enveloped.claims().checkTime(now);
    if (kind == Envelope.Kind.PRESENTATION) {
      enveloped.claims().checkAnswers(expected);
    }
  }

  /**
   * Verifies the signature, with a key that is that of the {@link #signatory}.
   *
   * @param expected for credentials, domain and challenge ask the holder for a key binding
   * @return the document alone, as far as the holder shows it
   * @throws nl.microcredentials.core.problem.Refused as {@link #checkForm} and {@link
   *     SdJwtVerifier}; with INVALID_VERIFICATION_METHOD if the key is another one's; and with
   *     whatever {@code methods} refuses
   */
  public Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now) {
    checkForm(expected, now);
    var verifier = new SdJwtVerifier(keyBinding(expected), now);
    return enveloped.verify(keyUrl(), key -> holds(verifier, key), methods, expected.purpose());
  }

  /** Whether the signature holds for {@code key}; whatever else does not is refused. */
  private boolean holds(SdJwtVerifier verifier, PublicKey key) {
    verifier.verify(sdJwt, key);
    return true;
  }

  private Optional<KeyBinding> keyBinding(ProofExpectation expected) {
    if (kind == Envelope.Kind.PRESENTATION || expected.challenge().isEmpty()) {
      return Optional.empty();
    }
    var audience =
        expected
            .domain()
            .orElseThrow(() ->
                new SdJwtRefused(
                    ProblemType.INVALID_DOMAIN_ERROR,
                    "Holders answer somebody; without a domain nobody asked."));
    return Optional.of(new KeyBinding(audience, expected.challenge().get()));
  }
}
