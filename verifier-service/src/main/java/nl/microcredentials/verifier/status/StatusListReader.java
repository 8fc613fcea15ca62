package nl.microcredentials.verifier.status;

import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;
import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.securing.Submission;
import nl.microcredentials.core.statuslist.BitstringStatusListCredential;
import nl.microcredentials.core.statuslist.StatusListRefused;
import nl.microcredentials.http.outgoing.Fetched;
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
      Set.of(
          "application/vc",
          "application/vc+jwt",
          "application/json",
          "application/ld+json",
          "application/vc+ld+json");
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
  BitstringStatusListCredential read(Fetched fetched, URI url, String issuer) {
    var verified = verify(parse(fetched), issuer);
    if (!verified.path("id").asText().equals(url.toString())) {
      throw unverified("The list at this address bears another address.");
    }
    var list = BitstringStatusListCredential.parse(verified);
    var validity = list.validity();
    if (validity.hasNotBegun(now.plus(CLOCK_SKEW)) || !end(list).isAfter(now)) {
      throw unverified("The status list is not valid now.");
    }
    return list;
  }

  /** From when on a list must not be believed any more; each has such an end. */
  static Instant end(BitstringStatusListCredential list) {
    return list.validity().validUntil().orElseThrow();
  }

  private Submission parse(Fetched fetched) {
    if (!MEDIA_TYPES.contains(fetched.mediaType())) {
      throw unretrieved();
    }
    try {
      return Submission.read(fetched.body(), policy.suites());
    } catch (MalformedInputException e) {
      throw unretrieved();
    }
  }

  private ObjectNode verify(Submission submission, String issuer) {
    if (!(submission instanceof Submission.Credential(var secured))) {
      throw unretrieved();
    }
    try {
      var verified = policy.verify(secured, now).document().document();
      if (IssuerId.of(verified).equals(issuer)) {
        return verified;
      }
    } catch (Refused e) {
      throw unverified("The status list is not signed as it must be.");
    }
    throw unverified("The status list is signed by another issuer.");
  }

  private static StatusListRefused unretrieved() {
    return new StatusListRefused(
        STATUS_RETRIEVAL_ERROR, "The server does not answer with a status list.");
  }

  private static StatusListRefused unverified(String detail) {
    return new StatusListRefused(STATUS_VERIFICATION_ERROR, detail);
  }
}
