package nl.microcredentials.verifier.status;

import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.securing.EmbeddedProofs;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.core.statuslist.StatusListRefused;
import nl.microcredentials.verifier.network.Fetched;
import nl.microcredentials.verifier.policy.IssuerId;
import nl.microcredentials.verifier.policy.Policy;

/**
 * Reads a status list credential and believes nothing of it that its issuer did not sign.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#validate-algorithm">
 *     Bitstring Status List 1.0, 3.2: Validate Algorithm</a>
 */
final class StatusListReader {

  private static final Set<String> MEDIA_TYPES =
      Set.of("application/vc", "application/json", "application/ld+json", "application/vc+ld+json");
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final Policy policy;
  private final Instant now;

  StatusListReader(Policy policy, Instant now) {
    this.policy = policy;
    this.now = now;
  }

  /**
   * Returns the list that was fetched from {@code url}.
   *
   * @param issuer DID that must have signed it: that of the credential
   * @throws Refused if it is not a valid status list of that issuer at that address
   */
  StatusList read(Fetched fetched, URI url, String issuer) {
    var list = verify(parse(fetched), issuer);
    if (!list.path("id").asText().equals(url.toString())) {
      throw unverified("The list at this address bears another address.");
    }
    if (!Members.hasType(list, "BitstringStatusListCredential")) {
      throw unverified("The document is not a status list.");
    }
    if (list.has("credentialStatus")) {
      throw unverified("A status list must not have a status itself.");
    }
    var validFrom = time(list, "validFrom");
    var validUntil = time(list, "validUntil");
    if (validFrom.isAfter(now.plus(CLOCK_SKEW)) || !validUntil.isAfter(now)) {
      throw unverified("The status list is not valid now.");
    }
    var subject = list.path("credentialSubject");
    if (!Members.hasType(subject, "BitstringStatusList")) {
      throw unverified("The document does not hold a status list.");
    }
    return new StatusList(
        purposes(subject),
        BitstringStatusList.decode(subject.path("encodedList").asText()),
        validFrom,
        validUntil,
        timeToLive(subject.path("ttl")));
  }

  private static ObjectNode parse(Fetched fetched) {
    if (!MEDIA_TYPES.contains(fetched.mediaType())) {
      throw unretrieved();
    }
    try {
      return StrictJson.parseObject(fetched.body());
    } catch (MalformedInputException e) {
      throw unretrieved();
    }
  }

  private ObjectNode verify(ObjectNode document, String issuer) {
    try {
      var secured = new EmbeddedProofs(document, policy.suites());
      var verified = policy.verify(secured, now).document().document();
      if (IssuerId.of(verified).equals(issuer)) {
        return verified;
      }
    } catch (Refused e) {
      throw unverified("The status list is not signed as it must be.");
    }
    throw unverified("The status list is signed by another issuer.");
  }

  private static Instant time(ObjectNode list, String member) {
    try {
      return DateTimeStamp.parse(list.path(member).asText());
    } catch (MalformedInputException e) {
      throw unverified("The status list does not say when it is valid.");
    }
  }

  /** In milliseconds; a number that is none is passed over, as our own bounds hold anyway. */
  private static Optional<Duration> timeToLive(JsonNode ttl) {
    return ttl.canConvertToLong() && ttl.longValue() >= 0
        ? Optional.of(Duration.ofMillis(ttl.longValue()))
        : Optional.empty();
  }

  private static Set<String> purposes(JsonNode subject) {
    return Members.all(subject.path("statusPurpose")).stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .collect(Collectors.toSet());
  }

  private static StatusListRefused unretrieved() {
    return new StatusListRefused(
        STATUS_RETRIEVAL_ERROR, "The server does not answer with a status list.");
  }

  private static StatusListRefused unverified(String detail) {
    return new StatusListRefused(STATUS_VERIFICATION_ERROR, detail);
  }
}
