package nl.microcredentials.issuer.status;

import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.issuer.IssuerConfig;

/**
 * Publishes status lists, the present ones and those of the past.
 *
 * <p>The times in a list follow from its last change and the clock alone, so that every instance of
 * the service signs the same bytes and no reader sees a list go back in time.
 */
@ApplicationScoped
class StatusListPublication {

  /** How long a signed list may be relied upon if no newer one can be had. */
  private static final Duration VALIDITY = Duration.ofHours(24);

  /**
   * After this, nothing can be added to what was said at a time: a transaction ends within a
   * minute, and the clocks of two instances differ by less than another.
   */
  private static final Duration UNTIL_SETTLED = Duration.ofMinutes(2);

  private final StatusLists lists;
  private final ListedStatuses statuses;
  private final StatusHistory history;
  private final List<StatusListOwners> owners;
  private final IssuerConfig config;
  private final Clock clock;
  private final Map<Key, Signed> newest = new ConcurrentHashMap<>();

  StatusListPublication(
      StatusLists lists,
      ListedStatuses statuses,
      StatusHistory history,
      @All List<StatusListOwners> owners,
      IssuerConfig config,
      Clock clock) {
    this.lists = lists;
    this.statuses = statuses;
    this.history = history;
    this.owners = owners;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A signed list.
   *
   * @param settled whether the same question will get this answer for ever
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
  record Published(byte[] document, boolean settled) {}

  /** The list as of now; nothing if there is no such list. */
  Optional<Published> present(UUID id, StatusListForm form) {
    return lists
        .named(id)
        .flatMap(
            list -> ownerOf(list).map(owner -> new Published(present(list, owner, form), false)));
  }

  private byte[] present(StatusList list, StatusListOwner owner, StatusListForm form) {
    var key = new Key(list.id, form);
    var known = newest.get(key);
    var signingKey = owner.signingKey();
    if (known != null && known.isOf(signingKey, list.changedAt, validFrom(list.changedAt))) {
      return known.document();
    }
    var present = statuses.present(list.id);
    var validFrom = validFrom(present.changedAt());
    var snapshot =
        new StatusSnapshot(
            list.id,
            owner,
            validFrom,
            validFrom.plus(VALIDITY),
            Optional.of(config.statusList().timeToLive()),
            validFrom,
            present.statuses());
    var signed = new Signed(signingKey, present.changedAt(), validFrom, form.sign(snapshot));
    newest.put(key, signed);
    return signed.document();
  }

  /**
   * The list as it was in the second of {@code time}. It is valid in that second alone: whoever
   * asked for it can tell that he got it, and nobody can pass it off as the present one.
   *
   * @return nothing if there was no such list yet
   * @throws MalformedInputException with RANGE_ERROR if that second is not over
   */
  Optional<Published> asOf(UUID id, Instant time, StatusListForm form) {
    var now = clock.instant();
    var second = time.truncatedTo(ChronoUnit.SECONDS);
    if (second.plusSeconds(1).isAfter(now)) {
      throw new MalformedInputException(RANGE_ERROR, "History ends a second ago.");
    }
    return lists
        .named(id)
        .filter(list -> !list.createdAt.isAfter(second))
        .flatMap(list ->
            ownerOf(list)
                .map(owner -> {
                  var document = form.sign(past(list, owner, second));
                  return new Published(document, second.plus(UNTIL_SETTLED).isBefore(now));
                }));
  }

  /** Signed with the present key, hence at a present time. */
  private StatusSnapshot past(StatusList list, StatusListOwner owner, Instant second) {
    return new StatusSnapshot(
        list.id,
        owner,
        second,
        second.plusSeconds(1),
        Optional.empty(),
        beginOfPeriod(),
        history.asOf(list, second));
  }

  private Optional<StatusListOwner> ownerOf(StatusList list) {
    return owners.stream().flatMap(some -> some.named(list.institution).stream()).findFirst();
  }

  /** The last change, or the beginning of the present period if that is later. */
  private Instant validFrom(Instant changedAt) {
    var begin = beginOfPeriod();
    return changedAt.isAfter(begin) ? changedAt : begin;
  }

  private Instant beginOfPeriod() {
    var period = config.statusList().timeToLive().toMillis();
    return Instant.ofEpochMilli(clock.millis() / period * period);
  }

  private record Key(UUID list, StatusListForm form) {}

  /**
   * The newest form of a list.
   *
   * @param signingKey the key of the owner when it was signed
   * @param changedAt the last change of the list that is in it
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
  private record Signed(String signingKey, Instant changedAt, Instant validFrom, byte[] document) {

    boolean isOf(String signingKey, Instant changedAt, Instant validFrom) {
      return this.signingKey.equals(signingKey)
          && this.changedAt.equals(changedAt)
          && this.validFrom.equals(validFrom);
    }
  }
}
