package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.KeyUrl;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.ConcealedClaims;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.KeyBinding;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.core.sdjwt.SdJwtRefused;
import nl.microcredentials.core.sdjwt.SdJwtVerifier;

/**
 * A credential in the form that European wallets hold: {@code application/dc+sd-jwt}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT-based
 *     Verifiable Digital Credentials (SD-JWT VC), draft 25</a>
 */
public final class SdJwtVc {

  public static final String MEDIA_TYPE = "application/dc+sd-jwt";

  static final String TYPE = "dc+sd-jwt";

  /** A holder who could withhold one of these could make a credential look better than it is. */
  private static final List<ClaimPath> NEVER_DISCLOSABLE =
      List.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status").stream()
          .map(ClaimPath::of)
          .toList();

  private final SdJwt sdJwt;
  private final ObjectNode payload;
  private final String issuer;

  private SdJwtVc(SdJwt sdJwt) {
    this.sdJwt = sdJwt;
    this.payload = sdJwt.payload();
    this.issuer = readIssuer();
  }

  private String readIssuer() {
    if (isUri(payload.path("iss"))) {
      return payload.get("iss").textValue();
    }
    throw !payload.has("iss") && sdJwt.jwt().header().has("x5c")
        ? new SdJwtRefused(
            ProblemType.UNSUPPORTED_ALGORITHM,
            "Issuers that are named by a certificate alone are not supported.")
        : malformed("The credential does not name its issuer.");
  }

  /**
   * Signs credentials with one key.
   *
   * @param keyId URL of the verification method, or its {@code kid} in the metadata of the issuer
   */
  public record Signing(String keyId, Signer signer, Concealer concealer) {

    /**
     * Signs {@code claims}, among them {@code iss} and {@code vct}.
     *
     * @param disclosable what its holder decides upon
     * @throws nl.microcredentials.core.problem.Refused if that must not be left to the holder, or
     *     is not there, or a verifier would not read it
     */
    public SdJwt sign(ObjectNode claims, Collection<ClaimPath> disclosable) {
      return SdJwtVc.sign(conceal(claims, disclosable, concealer), keyId, signer);
    }
  }

  /**
   * Everything of a credential but its signature: who signs the result twice signs the same.
   *
   * @param claims among them {@code iss} and {@code vct}
   * @param disclosable what the holder decides upon
   * @throws nl.microcredentials.core.problem.Refused if that must not be left to the holder, or is
   *     not there
   */
  public static ConcealedClaims conceal(
      ObjectNode claims, Collection<ClaimPath> disclosable, Concealer concealer) {
    if (disclosable.stream().anyMatch(SdJwtVc::isNeeded)) {
      throw malformed("What a verifier needs to see cannot be hidden.");
    }
    return concealer.conceal(claims, disclosable);
  }

  /**
   * Signs what {@link #conceal} gave.
   *
   * @param keyId URL of the verification method, or its {@code kid} in the metadata of the issuer
   * @throws nl.microcredentials.core.problem.Refused if a verifier would not read it
   */
  public static SdJwt sign(ConcealedClaims claims, String keyId, Signer signer) {
    var header = StrictJson.object().put("typ", TYPE).put("kid", keyId);
    var signed = SdJwt.sign(header, claims, signer);
    var credential = new SdJwtVc(signed).checked();
    credential.keyUrl();
    return signed;
  }

  private static boolean isNeeded(ClaimPath path) {
    return NEVER_DISCLOSABLE.stream().anyMatch(path::startsWith);
  }

  /**
   * Reads a credential, as far as that is possible without any key.
   *
   * @throws nl.microcredentials.core.problem.Refused if it could not be accepted whatever the key:
   *     PARSING_ERROR, PAYLOAD_TOO_LARGE, UNSUPPORTED_ALGORITHM, MALFORMED_VALUE_ERROR
   */
  public static SdJwtVc read(String text) {
    var sdJwt = SdJwt.parse(text);
    if (!sdJwt.jwt().hasType(TYPE)) {
      throw malformed("The typ is not %s.".formatted(TYPE));
    }
    return new SdJwtVc(sdJwt).checked();
  }

  private SdJwtVc checked() {
    if (!isUri(payload.path("vct"))) {
      throw malformed("vct is not the URI of a type.");
    }
    if (payload.has("vct#integrity") && !payload.get("vct#integrity").isTextual()) {
      throw malformed("vct#integrity is not a text.");
    }
    signedAt();
    if (payload.has("status") && !payload.get("status").isObject()) {
      throw malformed("status is not an object.");
    }
    var others = payload.path("aka_vcts");
    if (payload.has("aka_vcts") && !(others.isArray() && isSetOfOtherTypes(others))) {
      throw malformed("aka_vcts does not list URIs of other types.");
    }
    return this;
  }

  private boolean isSetOfOtherTypes(JsonNode others) {
    return !others.isEmpty()
        && others.valueStream().allMatch(SdJwtVc::isUri)
        && others.valueStream().noneMatch(payload.get("vct")::equals);
  }

  /** Names that nobody else can give to something else (RFC 7515, 2); we take URIs alone. */
  private static boolean isUri(JsonNode name) {
    try {
      return name.isTextual() && new URI(name.textValue()).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** URL of the issuer, according to itself. */
  public String issuer() {
    return issuer;
  }

  /**
   * URL of the key it was signed with, according to itself: a DID URL, or the issuer's own with the
   * {@code kid} as its fragment. Without {@code kid} it is that of the issuer, who has one key
   * then.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException with
   *     INVALID_VERIFICATION_METHOD_URL if the {@code kid} cannot be part of a URL
   */
  public String keyUrl() {
    var keyId = sdJwt.jwt().keyId();
    return keyId.isEmpty() ? issuer : KeyUrl.resolve(keyId, Optional.of(issuer));
  }

  /** When it was signed, if it says so and does not hide it. */
  private Optional<Instant> signedAt() {
    return JwtClaims.date(payload, "iat");
  }

  /** The type, according to itself. */
  public String vct() {
    return payload.get("vct").textValue();
  }

  /**
   * Verifies it: everything but its status and what its type demands.
   *
   * @param methods where the key of {@link #issuer} is found, such as {@link JwtVcIssuerMetadata}
   * @param binding what the holder was asked; without, whoever has the credential may present it
   * @throws nl.microcredentials.core.problem.Refused if it does not hold; see {@link SdJwtVerifier}
   */
  public VerifiedSdJwtVc verify(
      VerificationMethods methods, Optional<KeyBinding> binding, Instant now) {
    var verified = verifyProofs(methods, binding, now);
    verified.checkTimes(now);
    return verified;
  }

  /**
   * Verifies the same but for whether it is valid now, which {@link VerifiedSdJwtVc#checkTimes}
   * asks.
   *
   * @throws nl.microcredentials.core.problem.Refused as {@link #verify}
   */
  public VerifiedSdJwtVc verifyProofs(
      VerificationMethods methods, Optional<KeyBinding> binding, Instant now) {
    var method = methods.retrieve(keyUrl(), VerificationRelationship.ASSERTION_METHOD, signedAt());
    if (!method.controller().equals(issuer)) {
      throw new SdJwtRefused(
          ProblemType.INVALID_VERIFICATION_METHOD, "The key is not that of the issuer.");
    }
    var processed = new SdJwtVerifier(binding, now).verifyProofs(sdJwt, method.publicKey());
    if (NEVER_DISCLOSABLE.stream().anyMatch(processed::leavesToHolder)) {
      throw malformed("The issuer leaves it to the holder to show what a verifier needs.");
    }
    var latest = now.plus(JwtClaims.CLOCK_SKEW);
    if (JwtClaims.date(processed.claims(), "iat").filter(latest::isBefore).isPresent()) {
      throw new SdJwtRefused(
          ProblemType.OUTSIDE_VALIDITY_PERIOD, "The credential was not signed in the past.");
    }
    return new VerifiedSdJwtVc(processed, method, sdJwt.jwt().payload());
  }

  /** The credential as it was read. */
  @Override
  public String toString() {
    return sdJwt.toString();
  }
}
