package nl.microcredentials.verifier.registry;

import static nl.microcredentials.core.problem.ProblemType.REGISTRY_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.TRUST_LIST_INVALID;
import static nl.microcredentials.core.problem.ProblemType.TRUST_LIST_ROLLBACK;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.registry.TrustList;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.VerifierConfig;
import nl.microcredentials.verifier.network.RegistryTransport;

/**
 * The newest trust list of the registry.
 *
 * <p>If the registry cannot be reached, the last list counts until it expires. If it answers with
 * something that is not its newest list, no list counts: then somebody may be trying to bring a
 * withdrawn key back.
 */
@Startup // a malformed setting stops the service now, not the first request
@ApplicationScoped
public class TrustLists {

  private static final String PATH = "/trust-list";

  /** How soon the registry is asked again after it did not give a usable list. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final int OK = 200;

  private final RegistryTransport registry;
  private final PublicKey key;
  private final Duration refresh;
  private final Clock clock;

  /** Whoever holds it asks the registry; the others go on with what is known, if anything is. */
  private final ReentrantLock asking = new ReentrantLock();

  private volatile State state =
      new State(unknown("The registry was not asked yet."), -1, Instant.MIN);

  TrustLists(RegistryTransport registry, VerifierConfig config, Clock clock) {
    this.registry = registry;
    this.key = Multikey.decode(config.registry().trustListKey());
    this.refresh = config.registry().trustListRefresh();
    this.clock = clock;
  }

  public TrustAnswer current() {
    var now = clock.instant();
    if (now.isBefore(state.askAgainAt)) {
      return state.answerAt(now);
    }
    if (state.answerAt(now) instanceof TrustAnswer.Known) {
      if (asking.tryLock()) {
        ask();
      }
    } else {
      asking.lock();
      ask();
    }
    return state.answerAt(clock.instant());
  }

  /** Whoever calls this holds the lock, and no longer after it. */
  private void ask() {
    try {
      var now = clock.instant();
      if (!now.isBefore(state.askAgainAt)) {
        state = fetch(now);
      }
    } finally {
      asking.unlock();
    }
  }

  private State fetch(Instant now) {
    Fetched fetched;
    try {
      fetched = registry.get(PATH, "application/jwt");
    } catch (FetchRefused e) {
      return away(now);
    }
    return fetched.status() == OK ? judge(fetched, now) : away(now);
  }

  private State away(Instant now) {
    var answer =
        state.answer instanceof TrustAnswer.Known
            ? state.answer
            : unknown("The registry does not give its trust list.");
    return new State(answer, state.newestVersion, now.plus(RETRY));
  }

  private State judge(Fetched fetched, Instant now) {
    try {
      var jws = new String(fetched.body(), StandardCharsets.US_ASCII).strip();
      var list = TrustList.verify(jws, key);
      if (list.version() < state.newestVersion) {
        return refused(
            new Problem(TRUST_LIST_ROLLBACK, "The trust list is older than one seen before."), now);
      }
      if (list.hasExpiredAt(now)) {
        return refused(new Problem(TRUST_LIST_INVALID, "The trust list has expired."), now);
      }
      return new State(new TrustAnswer.Known(list), list.version(), now.plus(refresh));
    } catch (MalformedInputException e) {
      return refused(new Problem(TRUST_LIST_INVALID, e.detail()), now);
    }
  }

  private State refused(Problem problem, Instant now) {
    return new State(new TrustAnswer.Unknown(problem), state.newestVersion, now.plus(RETRY));
  }

  private static TrustAnswer unknown(String detail) {
    return new TrustAnswer.Unknown(new Problem(REGISTRY_UNAVAILABLE, detail));
  }

  /**
   * What is known, and when the registry is asked again.
   *
   * @param newestVersion highest version ever seen; only grows
   */
  private record State(TrustAnswer answer, long newestVersion, Instant askAgainAt) {

    TrustAnswer answerAt(Instant time) {
      return answer instanceof TrustAnswer.Known(TrustList list) && list.hasExpiredAt(time)
          ? new TrustAnswer.Unknown(
              new Problem(TRUST_LIST_INVALID, "The last known trust list has expired."))
          : answer;
    }
  }
}
