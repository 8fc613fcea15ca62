package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;

/**
 * What an envelope says about its signature: who made it, when, for whom. It stands beside the
 * members of the document in a JWT, and in the header of a COSE message, and is no part of the
 * document.
 *
 * @param audience for whom; nobody in particular if empty
 * @param issuedAt when the signature was made
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519, 4.1: Registered Claim
 *     Names</a>
 */
public record EnvelopeClaims(
    Optional<String> issuer,
    List<String> audience,
    Optional<String> nonce,
    Optional<Instant> notBefore,
    Optional<Instant> expires,
    Optional<Instant> issuedAt) {

  /** Other clocks may go wrong by so much. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** Which members of a JWT are no part of the document in it. */
  public static final Set<String> NAMES =
      Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf", "nonce");

  private static final int MAX_URL_LENGTH = 2_048;

  private static final Pattern URL =
      Pattern.compile("(did:[a-z0-9]+:|https://)[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");

  private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L); // of year 9999

  public EnvelopeClaims {
    audience = List.copyOf(audience);
  }

  /** A signature made at {@code time}, for everybody. */
  public static EnvelopeClaims madeAt(Instant time) {
    return new EnvelopeClaims(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(time));
  }

  /** The same for whoever asked, and for what they asked. */
  public EnvelopeClaims answering(String domain, String challenge) {
    return new EnvelopeClaims(
        issuer, List.of(domain), Optional.of(challenge), notBefore, expires, issuedAt);
  }

  /**
   * Reads them from among the members of a JWT.
   *
   * @throws MalformedInputException if one is of the wrong kind
   */
  public static EnvelopeClaims read(ObjectNode claims) {
    return new EnvelopeClaims(
        text(claims, "iss"),
        audience(claims.path("aud")),
        text(claims, "nonce"),
        time(claims, "nbf"),
        time(claims, "exp"),
        issuedAt(claims));
  }

  /**
   * Some write a text, as the data model does; whatever else that text is, nothing hinges on it.
   */
  private static Optional<Instant> issuedAt(ObjectNode claims) {
    if (!claims.path("iat").isTextual()) {
      return time(claims, "iat");
    }
    try {
      return Optional.of(DateTimeStamp.parse(claims.get("iat").textValue()));
    } catch (MalformedInputException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(ObjectNode claims, String name) {
    if (claims.has(name) && !claims.get(name).isTextual()) {
      throw malformed("%s is not a text.".formatted(name));
    }
    return Optional.ofNullable(claims.path(name).textValue());
  }

  private static List<String> audience(JsonNode audience) {
    var all = audience.isArray() ? audience.valueStream().toList() : List.of(audience);
    if (audience.isMissingNode()) {
      return List.of();
    }
    if (!all.stream().allMatch(JsonNode::isTextual)) {
      throw malformed("aud is neither a text nor a list of them.");
    }
    return all.stream().map(JsonNode::textValue).toList();
  }

  private static Optional<Instant> time(ObjectNode claims, String name) {
    if (!claims.has(name)) {
      return Optional.empty();
    }
    var seconds = claims.get(name).decimalValue();
    if (!claims.get(name).isNumber() || seconds.signum() < 0 || seconds.compareTo(LATEST) > 0) {
      throw malformed("%s is not a number of seconds since 1970.".formatted(name));
    }
    return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
  }

  /**
   * Adds them to the members of a JWT.
   *
   * @throws IllegalArgumentException if one is there already
   */
  public void writeTo(ObjectNode claims) {
    var written = StrictJson.object();
    issuer.ifPresent(value -> written.put("iss", value));
    if (audience.size() == 1) {
      written.put("aud", audience.getFirst());
    } else if (!audience.isEmpty()) {
      audience.forEach(written.putArray("aud")::add);
    }
    nonce.ifPresent(value -> written.put("nonce", value));
    notBefore.ifPresent(value -> written.put("nbf", value.getEpochSecond()));
    expires.ifPresent(value -> written.put("exp", value.getEpochSecond()));
    issuedAt.ifPresent(value -> written.put("iat", value.getEpochSecond()));
    if (written.propertyStream().anyMatch(one -> claims.has(one.getKey()))) {
      throw new IllegalArgumentException("the document has members with names of JWT claims");
    }
    claims.setAll(written);
  }

  /**
   * The document in the envelope: what stands there without these claims, and without any proof
   * inside, for which the signature stands. So it has one hash, in whatever way it is secured.
   *
   * @throws MalformedInputException if the document is none of this kind, or has one of an older
   *     form inside, or is not what the envelope says it is
   * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#iss">Securing Verifiable
   *     Credentials using JOSE and COSE, 4.1.2: iss</a>
   */
  public ObjectNode documentIn(ObjectNode members, EnvelopeContent content) {
    if (members.has("vc") || members.has("vp")) {
      throw malformed("The claims vc and vp have no place beside the members of a document.");
    }
    var document = members.deepCopy();
    document.remove(NAMES);
    document.remove("proof");
    if (!content.is(document)) {
      throw malformed("The document in the envelope is of another type.");
    }
    checkSame("jti", members.path("jti"), document.path("id"));
    if (content == EnvelopeContent.CREDENTIAL) {
      checkSame("sub", members.path("sub"), document.path("credentialSubject").path("id"));
      if (!audience.isEmpty()) {
        throw new MalformedInputException(
            INVALID_DOMAIN_ERROR, "A credential is for everybody, its signature for somebody.");
      }
    }
    if (content == EnvelopeContent.CREDENTIAL && content.signatoryOf(document).isEmpty()) {
      throw malformed("The credential does not name its issuer.");
    }
    signatory(document, content);
    return document;
  }

  /**
   * Who signs, according to the envelope or to {@code document}.
   *
   * @return nothing if neither of them says so
   * @throws MalformedInputException if they name two
   */
  public Optional<String> signatory(ObjectNode document, EnvelopeContent content) {
    var inside = content.signatoryOf(document);
    if (issuer.isPresent() && inside.isPresent() && !issuer.equals(inside)) {
      throw malformed("The envelope names another signatory than the document.");
    }
    return issuer.or(() -> inside);
  }

  private static void checkSame(String name, JsonNode claim, JsonNode member) {
    if (!claim.isMissingNode() && !claim.equals(member)) {
      throw malformed("%s of the envelope is not what the document says.".formatted(name));
    }
  }

  /**
   * Checks that the signature counts at {@code now}.
   *
   * @throws MalformedInputException with OUTSIDE_VALIDITY_PERIOD if not
   */
  public void checkTimes(Instant now) {
    if (issuedAt.filter(now.plus(CLOCK_SKEW)::isBefore).isPresent()) {
      throw new MalformedInputException(
          OUTSIDE_VALIDITY_PERIOD, "The signature was not made in the past.");
    }
    if (notBefore.filter(now.plus(CLOCK_SKEW)::isBefore).isPresent()) {
      throw new MalformedInputException(OUTSIDE_VALIDITY_PERIOD, "The signature counts later.");
    }
    if (expires.filter(end -> !now.minus(CLOCK_SKEW).isBefore(end)).isPresent()) {
      throw new MalformedInputException(OUTSIDE_VALIDITY_PERIOD, "The signature has expired.");
    }
  }

  /**
   * Checks that it was made for who asked, and for what they asked.
   *
   * @throws MalformedInputException with INVALID_DOMAIN_ERROR or INVALID_CHALLENGE_ERROR if not
   */
  public void check(ProofExpectation expected) {
    if (expected.domain().filter(domain -> !audience.contains(domain)).isPresent()) {
      throw new MalformedInputException(
          INVALID_DOMAIN_ERROR, "The signature was made for somebody else.");
    }
    if (expected
        .challenge()
        .filter(challenge -> !nonce.equals(Optional.of(challenge)))
        .isPresent()) {
      throw new MalformedInputException(
          INVALID_CHALLENGE_ERROR, "The signature was made for another challenge.");
    }
  }

  /**
   * The URL of the key that {@code keyId} means: a URL itself, or a name that its owner gave to it.
   *
   * @param keyId the {@code kid} of the envelope; empty if it has none
   * @param owner who signs, according to the envelope or to the document
   * @throws MalformedInputException with INVALID_VERIFICATION_METHOD_URL if that is no DID URL and
   *     no https URL
   * @see <a href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#kid">Securing Verifiable
   *     Credentials using JOSE and COSE, 4.1.1: kid</a>
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
}
