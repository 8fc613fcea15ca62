package nl.microcredentials.issuer.status;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.credential.ValidityPeriod;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.core.statuslist.BitstringStatusListCredential;
import nl.microcredentials.core.statuslist.StatusPurpose;

/**
 * Lists as credentials with one bit for each entry, set for ever when the credential is revoked or
 * replaced. Suspensions have no place in it, see ADR 2.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/">Bitstring Status
 *     List 1.0</a>
 */
@Singleton
class StatusListCredentials implements StatusListForm {

  private final StatusLists lists;

  StatusListCredentials(StatusLists lists) {
    this.lists = lists;
  }

  @Override
  public byte[] sign(StatusSnapshot snapshot) {
    var credential =
        new BitstringStatusListCredential(
            URI.create(lists.addressOf(snapshot.list())),
            snapshot.owner().did(),
            new ValidityPeriod(
                Optional.of(snapshot.validFrom()), Optional.of(snapshot.validUntil())),
            List.of(StatusPurpose.REVOCATION.code()),
            snapshot.timeToLive(),
            bits(snapshot.statuses()));
    return StrictJson.write(snapshot.owner().sign(credential.toJson(), snapshot.signedAt()));
  }

  private static BitstringStatusList bits(Map<Integer, RecordStatus> statuses) {
    return BitstringStatusList.of(
        StatusLists.LENGTH,
        statuses.entrySet().stream()
            .filter(entry -> isRevoked(entry.getValue()))
            .mapToInt(Map.Entry::getKey));
  }

  private static boolean isRevoked(RecordStatus status) {
    return switch (status) {
      case REVOKED, REPLACED -> true;
      case ACTIVE, SUSPENDED -> false;
    };
  }
}
