package nl.microcredentials.core.integrity;

import static nl.microcredentials.core.json.MalformedInputException.malformed;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
}
