package nl.microcredentials.issuer.status;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.statuslist.StatusType;
import nl.microcredentials.core.statuslist.TokenStatusList;
import nl.microcredentials.core.statuslist.TokenStatusListToken;

/**
 * Lists as JWTs with two bits for each entry, which have room for suspensions.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-oauth-status-list-21.html">Token Status
 *     List (draft 21)</a>
 */
@Singleton
class StatusListTokens implements StatusListForm {

  private static final int BITS = 2;

  private final StatusLists lists;

  StatusListTokens(StatusLists lists) {
    this.lists = lists;
  }

  @Override
  public byte[] sign(StatusSnapshot snapshot) {
    var token =
        TokenStatusListToken.of(
            URI.create(lists.tokenAddressOf(snapshot.list())),
            snapshot.validFrom(),
            snapshot.validUntil(),
            snapshot.timeToLive(),
            TokenStatusList.of(BITS, StatusLists.LENGTH, types(snapshot.statuses())));
    return snapshot.owner().signToken(TokenStatusListToken.TYPE, token.toJson()).getBytes(US_ASCII);
  }

  private static Map<Integer, StatusType> types(Map<Integer, RecordStatus> statuses) {
    return statuses.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> typeOf(entry.getValue())));
  }

  private static StatusType typeOf(RecordStatus status) {
    return switch (status) {
      case ACTIVE -> StatusType.VALID;
      case SUSPENDED -> StatusType.SUSPENDED;
      case REVOKED, REPLACED -> StatusType.INVALID;
    };
  }
}
