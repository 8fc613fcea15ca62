package nl.microcredentials.core.jose;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;

/**
 * What a JWT says about its signature, beside the document that is signed.
 *
 * @param issuer {@code iss}, who signed
 * @param subject {@code sub}
 * @param id {@code jti}
 * @param audience {@code aud}, for whom it was signed; empty if for everybody
 * @param nonce {@code nonce}, the question that it answers
 * @param issuedAt {@code iat}, when it was signed
 * @param notBefore {@code nbf}, before which the signature does not count
 * @param expiresAt {@code exp}, from which on the signature does not count any more
 * @param confirmation {@code cnf}, the key by which the holder can be recognised (RFC 7800)
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519, 4.1: Registered Claim
 *     Names</a>
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-jose-cose-20250515/#jose-header-parameters-jwt-claims">
 *     VC-JOSE-COSE, 3.1.3: JOSE Header Parameters and JWT Claims</a>
 */
public record JwtClaims(
    Optional<String> issuer,
    Optional<String> subject,
    Optional<String> id,
    List<String> audience,
    Optional<String> nonce,
    Optional<Instant> issuedAt,
    Optional<Instant> notBefore,
    Optional<Instant> expiresAt,
    Optional<ObjectNode> confirmation) {

  /** By how much the clocks of others may be ahead of ours. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** The last second that a document can name: 9999-12-31T23:59:59Z. */
  private static final long MAX_DATE = 253_402_300_799L;

  private static final double MILLIS_PER_SECOND = 1_000;

  /** The names of the claims of this record. */
  public static final Set<String> NAMES =
      Set.of("iss", "sub", "jti", "aud", "nonce", "iat", "nbf", "exp", "cnf");

  /** Those that a header may repeat (RFC 7519, 5.3). */
  private static final List<String> REPLICATED = List.of("iss", "sub", "aud");

  public JwtClaims {
    audience = List.copyOf(audience);
  }

  /** Of a signature for everybody, to the second. */
  public static JwtClaims issuedAt(Instant time) {
    return answering(ProofExpectation.ASSERTION, time);
  }

  /** Of a signature that is what somebody expects: made for them, as an answer to what they ask. */
  public static JwtClaims answering(ProofExpectation expected, Instant time) {
    return new JwtClaims(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        expected.domain().stream().toList(),
        expected.challenge(),
        Optional.of(time),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same of a signature that does not count any more at {@code end}. */
  public JwtClaims expiringAt(Instant end) {
    return new JwtClaims(
        issuer, subject, id, audience, nonce, issuedAt, notBefore, Optional.of(end), confirmation);
  }

  /** The same of a signature that {@code party} makes. */
  public JwtClaims issuedBy(String party) {
    return new JwtClaims(
        Optional.of(party),
        subject,
        id,
        audience,
        nonce,
        issuedAt,
        notBefore,
        expiresAt,
        confirmation);
  }

  /** The same of a credential whose holder has the key {@code holderKey} (RFC 7800, 3.2). */
  public JwtClaims boundTo(PublicKey holderKey) {
    var cnf = StrictJson.object();
    cnf.set("jwk", Jwk.of(holderKey));
    return new JwtClaims(
        issuer, subject, id, audience, nonce, issuedAt, notBefore, expiresAt, Optional.of(cnf));
  }

  /**
   * Reads the claims in {@code payload}, and those that {@code header} repeats.
   *
   * @throws MalformedInputException if one of them is not what it must be
   */
  public static JwtClaims read(ObjectNode payload, ObjectNode header) {
    var claims = StrictJson.object();
    NAMES.stream().filter(payload::has).forEach(name -> claims.set(name, payload.get(name)));
    for (var name : REPLICATED) {
      if (header.has(name) && !header.get(name).equals(claims.path(name))) {
        if (claims.has(name)) {
          throw malformed("%s in the header is not that of the claims.".formatted(name));
        }
        claims.set(name, header.get(name));
      }
    }
    return new JwtClaims(
        text(claims, "iss"),
        text(claims, "sub"),
        text(claims, "jti"),
        audience(claims),
        text(claims, "nonce"),
        issuedAt(claims),
        date(claims, "nbf"),
        date(claims, "exp"),
        object(claims, "cnf"));
  }

  private static Optional<String> text(ObjectNode claims, String name) {
    return claims.has(name) ? Optional.of(text(claims.get(name), name)) : Optional.empty();
  }

  private static String text(JsonNode value, String name) {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw malformed("The claim %s is not a text.".formatted(name));
    }
    return value.textValue();
  }

  /** A text or a list of texts. */
  private static List<String> audience(ObjectNode claims) {
    var value = claims.path("aud");
    if (value.isArray() && !value.isEmpty()) {
      return value.valueStream().map(one -> text(one, "aud")).toList();
    }
    return text(claims, "aud").stream().toList();
  }

  /** W3C's tests for this kind of JWT write {@code iat} as a text, as the data model does. */
  private static Optional<Instant> issuedAt(ObjectNode claims) {
    var value = claims.path("iat");
    return value.isTextual()
        ? Optional.of(DateTimeStamp.parse(value.textValue()))
        : date(claims, "iat");
  }

  private static Optional<ObjectNode> object(ObjectNode claims, String name) {
    if (claims.has(name) && !claims.get(name).isObject()) {
      throw malformed("The claim %s is not an object.".formatted(name));
    }
    return Optional.ofNullable((ObjectNode) claims.get(name));
  }

  /**
   * A NumericDate: seconds since 1970, perhaps with a fraction.
   *
   * @return nothing if there is no such claim
   * @throws MalformedInputException if it is none
   */
  public static Optional<Instant> date(ObjectNode claims, String name) {
    if (!claims.has(name)) {
      return Optional.empty();
    }
    var value = claims.get(name);
    var seconds = value.doubleValue();
    if (!value.isNumber() || seconds < 0 || seconds > MAX_DATE) {
      throw malformed("The claim %s is not a time in seconds.".formatted(name));
    }
    return Optional.of(Instant.ofEpochMilli(Math.round(seconds * MILLIS_PER_SECOND)));
  }

  /** Takes all claims off {@code payload}, so that the document remains. */
  static void removeFrom(ObjectNode payload) {
    payload.remove(NAMES);
  }

  /**
   * A copy of {@code document} with these claims.
   *
   * @throws MalformedInputException if members of the document would be taken for claims
   */
  public ObjectNode addedTo(ObjectNode document) {
    if (NAMES.stream().anyMatch(document::has)) {
      throw malformed("The document has a member that is a claim of the JWT.");
    }
    var payload = document.deepCopy();
    addTo(payload);
    return payload;
  }

  /** Adds the claims to {@code payload}. */
  void addTo(ObjectNode payload) {
    issuer.ifPresent(value -> payload.put("iss", value));
    subject.ifPresent(value -> payload.put("sub", value));
    id.ifPresent(value -> payload.put("jti", value));
    if (audience.size() == 1) {
      payload.put("aud", audience.getFirst());
    } else if (!audience.isEmpty()) {
      audience.forEach(payload.putArray("aud")::add);
    }
    nonce.ifPresent(value -> payload.put("nonce", value));
    issuedAt.ifPresent(time -> payload.put("iat", time.getEpochSecond()));
    notBefore.ifPresent(time -> payload.put("nbf", time.getEpochSecond()));
    expiresAt.ifPresent(time -> payload.put("exp", time.getEpochSecond()));
    confirmation.ifPresent(key -> payload.set("cnf", key));
  }

  /**
   * Checks that the signature counts at {@code now}. When the document is valid, it says itself.
   *
   * @throws MalformedInputException with OUTSIDE_VALIDITY_PERIOD if it does not
   */
  public void checkTime(Instant now) {
    var latest = now.plus(CLOCK_SKEW);
    if (issuedAt.filter(latest::isBefore).isPresent()) {
      throw outside("The JWT was not signed in the past.");
    }
    if (notBefore.filter(latest::isBefore).isPresent()) {
      throw outside("The JWT is not to be used yet.");
    }
    if (expiresAt.filter(end -> !now.isBefore(end)).isPresent()) {
      throw outside("The JWT has expired.");
    }
  }

  /**
   * Checks that it was made for who asked, and for what they asked.
   *
   * @throws MalformedInputException with INVALID_DOMAIN_ERROR or INVALID_CHALLENGE_ERROR if not
   */
  public void checkAnswers(ProofExpectation expected) {
    if (expected.domain().filter(domain -> !audience.contains(domain)).isPresent()) {
      throw new MalformedInputException(
          INVALID_DOMAIN_ERROR, "The presentation was made for another domain.");
    }
    if (expected.challenge().isPresent() && !expected.challenge().equals(nonce)) {
      throw new MalformedInputException(
          INVALID_CHALLENGE_ERROR, "The presentation was made for another challenge.");
    }
  }

  private static MalformedInputException outside(String detail) {
    return new MalformedInputException(OUTSIDE_VALIDITY_PERIOD, detail);
  }
}
