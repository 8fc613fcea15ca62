package nl.microcredentials.verifier.status;

import static nl.microcredentials.core.problem.ProblemType.STATUS_VERIFICATION_ERROR;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.statuslist.BitstringStatusListCredential;
import nl.microcredentials.core.statuslist.StatusListRefused;
import nl.microcredentials.verifier.VerifierConfig;
import nl.microcredentials.verifier.network.DocumentClient;
import nl.microcredentials.verifier.network.Fetched;
import nl.microcredentials.verifier.policy.Policy;

/**
 * Status lists, each fetched once however many ask for it at the same time, and kept as long as
 * both its issuer and we allow.
 */
@ApplicationScoped
public class StatusLists {

  private static final long MAXIMUM_BYTES = 64L * 1024 * 1024;
  private static final long MAXIMUM_ADDRESSES = 100_000;
  private static final int BYTES_PER_ENTRY = 1_024;

  private final Function<URI, Fetched> documents;
  private final Clock clock;
  private final Duration ceiling;
  private final Duration floor;
  private final AsyncCache<Key, Kept> lists;

  /** When the newest list of each address became valid; an older one is a step back in time. */
  private final Cache<URI, Instant> newest =
      Caffeine.newBuilder().maximumSize(MAXIMUM_ADDRESSES).build();

  @Inject
  StatusLists(DocumentClient documents, VerifierConfig config, Clock clock) {
    this(documents::get, config.network().cacheCeiling(), config.network().cacheFloor(), clock);
  }

  StatusLists(Function<URI, Fetched> documents, Duration ceiling, Duration floor, Clock clock) {
    this.documents = documents;
    this.clock = clock;
    this.ceiling = ceiling;
    this.floor = floor;
    this.lists =
        Caffeine.newBuilder()
            .maximumWeight(MAXIMUM_BYTES)
            .weigher(
                (Key _, Kept kept) -> BYTES_PER_ENTRY + kept.list.statuses().length() / Byte.SIZE)
            .expireAfter(Expiry.<Key, Kept>creating((_, kept) -> kept.time))
            .buildAsync();
  }

  /**
   * The list at {@code url}, signed by {@code issuer}.
   *
   * @throws Refused if there is none that can be relied upon
   */
  public BitstringStatusListCredential get(URI url, String issuer, Policy policy) {
    var key = new Key(url, issuer, policy.basis());
    var mine = new CompletableFuture<Kept>();
    var others = lists.asMap().putIfAbsent(key, mine);
    if (others == null) {
      load(key, policy, mine);
    }
    var list = await(others == null ? mine : others);
    if (!StatusListReader.end(list).isAfter(clock.instant())) {
      throw new StatusListRefused(STATUS_VERIFICATION_ERROR, "The status list is not valid now.");
    }
    return list;
  }

  /** A list that could not be loaded leaves the cache by itself. */
  private void load(Key key, Policy policy, CompletableFuture<Kept> mine) {
    try {
      mine.complete(fetch(key, policy));
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    }
  }

  private static BitstringStatusListCredential await(CompletableFuture<Kept> kept) {
    try {
      return kept.join().list;
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw e;
    }
  }

  private Kept fetch(Key key, Policy policy) {
    var fetched = documents.apply(key.url);
    var now = clock.instant();
    var list = new StatusListReader(policy, now).read(fetched, key.url, key.issuer);
    var begin = list.validity().validFrom().orElseThrow();
    if (begin.isBefore(newest.asMap().merge(key.url, begin, StatusLists::later))) {
      throw new StatusListRefused(
          STATUS_VERIFICATION_ERROR, "The status list is older than one seen before.");
    }
    var allowed =
        Stream.concat(fetched.maxAge().stream(), list.ttl().stream())
            .min(Duration::compareTo)
            .orElse(floor);
    var bounded = shorter(longer(allowed, floor), ceiling);
    return new Kept(list, shorter(bounded, Duration.between(now, StatusListReader.end(list))));
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

  /** On another basis, another answer is possible to whether the proof holds. */
  private record Key(URI url, String issuer, Object basis) {}

  private record Kept(BitstringStatusListCredential list, Duration time) {}
}
