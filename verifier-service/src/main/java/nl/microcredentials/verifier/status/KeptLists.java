package nl.microcredentials.verifier.status;

import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.statuslist.StatusListRefused;
import nl.microcredentials.http.outgoing.Fetched;

/**
 * Status lists of one kind, each fetched once however many ask for it at the same time, and kept as
 * long as both its issuer and we allow.
 *
 * @param <L> what is read from a document that was fetched
 */
final class KeptLists<L> {

  /** For each of the two kinds of lists. */
  private static final long MAXIMUM_BYTES = 32L * 1024 * 1024;

  private static final long MAXIMUM_ADDRESSES = 100_000;
  private static final int BYTES_PER_ENTRY = 1_024;

  private final Function<URI, Fetched> documents;
  private final Clock clock;
  private final Duration ceiling;
  private final Duration floor;
  private final AsyncCache<Key, Kept<L>> lists;

  /** When the newest list of each address became valid; an older one is a step back in time. */
  private final Cache<URI, Instant> newest =
      Caffeine.newBuilder().maximumSize(MAXIMUM_ADDRESSES).build();

  KeptLists(Function<URI, Fetched> documents, Duration ceiling, Duration floor, Clock clock) {
    this.documents = documents;
    this.clock = clock;
    this.ceiling = ceiling;
    this.floor = floor;
    this.lists =
        Caffeine.newBuilder()
            .maximumWeight(MAXIMUM_BYTES)
            .weigher((Key _, Kept<L> kept) -> BYTES_PER_ENTRY + kept.dated.bytes)
            .expireAfter(Expiry.<Key, Kept<L>>creating((_, kept) -> kept.time))
            .buildAsync();
  }

  /** Believes nothing of a document that the issuer of the list did not sign. */
  interface Reader<L> {

    /**
     * Reads what was just fetched.
     *
     * @throws Refused if it is no list that counts {@code now}
     */
    Dated<L> read(Fetched fetched, Instant now);
  }

  /**
   * A list and its times.
   *
   * @param begin when the statuses were these
   * @param end from when on it must not be believed any more
   * @param timeToLive how long its issuer lets a copy be kept
   * @param bytes how much memory it takes
   */
  record Dated<L>(L list, Instant begin, Instant end, Optional<Duration> timeToLive, int bytes) {}

  /**
   * The list at {@code url}, signed by {@code issuer}.
   *
   * @param basis on another one, another answer is possible to whether the proof holds
   * @throws Refused if there is none that can be relied upon
   */
  L get(URI url, String issuer, Object basis, Reader<L> reader) {
    var key = new Key(url, issuer, basis);
    var mine = new CompletableFuture<Kept<L>>();
    var others = lists.asMap().putIfAbsent(key, mine);
    if (others == null) {
      load(url, reader, mine);
    }
    var dated = await(others == null ? mine : others);
    if (!dated.end.isAfter(clock.instant())) {
      throw new StatusListRefused(STATUS_VERIFICATION_ERROR, "The status list is not valid now.");
    }
    return dated.list;
  }

  /** A list that could not be loaded leaves the cache by itself. */
  private void load(URI url, Reader<L> reader, CompletableFuture<Kept<L>> mine) {
    try {
      mine.complete(fetch(url, reader));
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    }
  }

  private static <L> Dated<L> await(CompletableFuture<Kept<L>> kept) {
    try {
      return kept.join().dated;
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw e;
    }
  }

  private Kept<L> fetch(URI url, Reader<L> reader) {
    var fetched = documents.apply(url);
    var now = clock.instant();
    var dated = reader.read(fetched, now);
    var begin = dated.begin;
    if (begin.isBefore(newest.asMap().merge(url, begin, KeptLists::later))) {
      throw new StatusListRefused(
          STATUS_VERIFICATION_ERROR, "The status list is older than one seen before.");
    }
    var allowed =
        Stream.concat(fetched.maxAge().stream(), dated.timeToLive.stream())
            .min(Duration::compareTo)
            .orElse(floor);
    var bounded = shorter(longer(allowed, floor), ceiling);
    return new Kept<>(dated, shorter(bounded, Duration.between(now, dated.end)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private record Key(URI url, String issuer, Object basis) {}

  private record Kept<L>(Dated<L> dated, Duration time) {}
}
