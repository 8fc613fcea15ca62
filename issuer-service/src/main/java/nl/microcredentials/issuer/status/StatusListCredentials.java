package nl.microcredentials.issuer.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import nl.microcredentials.issuer.signing.CredentialSigner;

/**
 * Signs status lists.
 *
 * <p>The times in a list follow from its last change and the clock alone, so that every instance of
 * the service signs the same bytes and no reader sees a list go back in time.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/">Bitstring Status
 *     List 1.0</a>
 */
@ApplicationScoped
class StatusListCredentials {

  /** How long a signed list may be relied upon if no newer one can be had. */
  private static final Duration VALIDITY = Duration.ofHours(24);

  private final StatusLists lists;
  private final Institutions institutions;
  private final CredentialSigner signer;
  private final IssuerConfig config;
  private final Clock clock;
  private final Map<UUID, Signed> newest = new ConcurrentHashMap<>();

  StatusListCredentials(
      StatusLists lists,
      Institutions institutions,
      CredentialSigner signer,
      IssuerConfig config,
      Clock clock) {
    this.lists = lists;
    this.institutions = institutions;
    this.signer = signer;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A signed list.
   *
   * @param changedAt the last change of the list that is in it
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
  record Signed(Instant changedAt, Instant validFrom, byte[] credential) {}

  /** The list as of now. */
  @Transactional
  Optional<Signed> get(UUID id) {
    return lists
        .findByIdOptional(id)
        .flatMap(list -> institutions.named(list.institution).map(owner -> get(list, owner)));
  }

  private Signed get(StatusList list, Institution owner) {
    var validFrom = validFrom(list);
    var known = newest.get(list.id);
    if (known != null
        && known.validFrom().equals(validFrom)
        && known.changedAt().equals(list.changedAt)) {
      return known;
    }
    var signed = new Signed(list.changedAt, validFrom, sign(list.id, owner, validFrom));
    newest.put(list.id, signed);
    return signed;
  }

  /** The last change, or the beginning of the present period if that is later. */
  private Instant validFrom(StatusList list) {
    var period = config.statusList().timeToLive().toMillis();
    var begin = Instant.ofEpochMilli(clock.millis() / period * period);
    return list.changedAt.isAfter(begin) ? list.changedAt : begin;
  }

  private byte[] sign(UUID id, Institution owner, Instant validFrom) {
    var url = lists.addressOf(id);
    var revoked = lists.revokedIn(id).stream().mapToInt(Integer::intValue);
    var credential = StrictJson.object();
    credential.putArray("@context").add(JsonLdContexts.CREDENTIALS_V2);
    credential.put("id", url);
    credential.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
    credential
        .put("issuer", owner.did())
        .put("validFrom", DateTimeStamp.format(validFrom))
        .put("validUntil", DateTimeStamp.format(validFrom.plus(VALIDITY)));
    credential
        .putObject("credentialSubject")
        .put("id", url + "#list")
        .put("type", "BitstringStatusList")
        .put("statusPurpose", "revocation")
        .put("ttl", config.statusList().timeToLive().toMillis())
        .put(
            "encodedList",
            BitstringStatusList.of(BitstringStatusList.MINIMUM_LENGTH, revoked).encode());
    return StrictJson.write(signer.sign(credential, owner, validFrom));
  }
}
