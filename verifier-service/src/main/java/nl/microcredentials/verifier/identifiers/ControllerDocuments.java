package nl.microcredentials.verifier.identifiers;

import static nl.microcredentials.core.problem.ProblemType.CONTROLLER_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.STATUS_RETRIEVAL_ERROR;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.microcredentials.core.identifiers.Resolution;
import nl.microcredentials.core.identifiers.ResolvedMethods;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.Undecided;
import nl.microcredentials.verifier.VerifierConfig;
import nl.microcredentials.verifier.network.DocumentClient;

/**
 * The documents that controllers of identifiers keep on their web servers, each fetched once
 * however many ask for it at the same time, and kept as long as both its server and we allow.
 *
 * <p>Only for policies that take keys from there. To ask is to tell the server of an issuer that
 * one of its credentials is looked at.
 */
@ApplicationScoped
public class ControllerDocuments {

  static final int MAXIMUM_LENGTH = 256 * 1024;

  private static final String ACCEPT =
      "application/did+json, application/did+ld+json, application/did, application/cid,"
          + " application/json;q=0.9, application/ld+json;q=0.9";

  /** What was read takes some twenty times as much as its text in the worst case. */
  private static final long MAXIMUM_BYTES = 2L * 1024 * 1024;

  private static final int BYTES_PER_ENTRY = 1_024;

  /** How many servers are asked at once; anybody may name as many as they like. */
  static final int MAXIMUM_AT_ONCE = 64;

  private final Function<URI, Fetched> documents;
  private final Predicate<URI> exempt;
  private final Duration ceiling;
  private final Duration floor;
  private final AsyncCache<String, Kept> answers;
  private final Semaphore places = new Semaphore(MAXIMUM_AT_ONCE);

  @Inject
  ControllerDocuments(DocumentClient documents, VerifierConfig config) {
    this(
        url -> documents.get(url, ACCEPT, MAXIMUM_LENGTH),
        documents::isExempt,
        config.network().controllerCacheCeiling(),
        config.network().cacheFloor(),
        Ticker.systemTicker());
  }

  ControllerDocuments(
      Function<URI, Fetched> documents,
      Predicate<URI> exempt,
      Duration ceiling,
      Duration floor,
      Ticker ticker) {
    this.documents = documents;
    this.exempt = exempt;
    this.ceiling = ceiling;
    this.floor = floor;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(MAXIMUM_BYTES)
            .weigher((String identifier, Kept kept) ->
                BYTES_PER_ENTRY + identifier.length() + kept.length)
            .expireAfter(Expiry.<String, Kept>creating((_, kept) -> kept.time))
            .ticker(ticker)
            .buildAsync();
  }

  /** The keys of whoever controls an identifier, for one verification at {@code time}. */
  public VerificationMethods methods(Instant time) {
    return new ResolvedMethods(this::get, time);
  }

  /**
   * The document of a did:web or an https identifier.
   *
   * @throws Undecided if there is no document at the moment
   * @throws Refused if the identifier is not one that is asked for, or its document not one that
   *     can be used
   */
  public Resolution get(String identifier) {
    var url = ControllerAddress.of(identifier, exempt);
    var mine = new CompletableFuture<Kept>();
    var others = answers.asMap().putIfAbsent(identifier, mine);
    if (others == null) {
      ask(identifier, url, mine);
    }
    return (others == null ? mine : others).join().answer.get();
  }

  /**
   * An answer that could not be found out leaves the cache by itself, and so does one of zero time:
   * that too many were asked at once says nothing about this server.
   */
  private void ask(String identifier, URI url, CompletableFuture<Kept> mine) {
    if (!places.tryAcquire()) {
      mine.complete(refusal(tooMany(), Duration.ZERO));
      return;
    }
    try {
      mine.complete(ask(identifier, url));
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    } finally {
      places.release();
    }
  }

  private static Undecided tooMany() {
    return new Undecided(
        new Problem(CONTROLLER_UNAVAILABLE, "Too many servers are being asked; try again."));
  }

  /** A refusal is an answer too, so that nobody can make us ask the same server without end. */
  private Kept ask(String identifier, URI url) {
    try {
      var fetched = documents.apply(url);
      var resolution = ControllerReader.read(fetched, identifier);
      var time = shorter(longer(fetched.maxAge().orElse(floor), floor), ceiling);
      return new Kept(() -> resolution, time, fetched.body().length);
    } catch (FetchRefused e) {
      var type = e.type() == STATUS_RETRIEVAL_ERROR ? CONTROLLER_UNAVAILABLE : e.type();
      return refusal(new Undecided(new Problem(type, e.detail())), floor);
    } catch (Refused e) {
      return refusal(e, floor);
    }
  }

  private static Kept refusal(Refused refused, Duration time) {
    return new Kept(
        () -> {
          throw refused;
        },
        time,
        0);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** An answer, or the refusal of one, and for how long it counts. */
  private record Kept(Supplier<Resolution> answer, Duration time, int length) {}
}
