package nl.microcredentials.issuer.keystores;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.issuer.IssuerConfig;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Keeps a token that fails or hangs from taking the service with it. All keys in one token share
 * its fate, and so its guard.
 *
 * <p>Signatures are made in threads of the guard's own: a call into a native library that hangs
 * cannot be interrupted, and would hold a carrier of all virtual threads. At most as many threads
 * hang as the token is asked for signatures at a time.
 */
final class TokenGuard {

  private static final Logger LOG = Logger.getLogger(TokenGuard.class);

  private static final int WAITING_FOR_EACH = 10;

  private final String token;
  private final TypedGuard<CompletionStage<byte[]>> guard;
  private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

  TokenGuard(String token, IssuerConfig.KeyStore settings) {
    this.token = token;
    this.guard =
        TypedGuard.create(new TypeLiteral<CompletionStage<byte[]>>() {})
            .withDescription(token)
            .withTimeout()
            .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
            .done()
            .withBulkhead()
            .limit(settings.concurrency())
            .queueSize(settings.concurrency() * WAITING_FOR_EACH)
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(settings.failures())
            .failureRatio(1)
            .skipOn(BulkheadException.class) // that is our impatience, and no failure of the token
            .delay(settings.pause().toMillis(), ChronoUnit.MILLIS)
            .onStateChange(this::changed)
            .done()
            .withThreadOffload(true)
            .withThreadOffloadExecutor(
                Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("token-", 0).factory()))
            .build();
  }

  private void changed(CircuitBreakerState state) {
    this.state = state;
    LOG.warnf(
        "The token of %s is %s", token, state == CircuitBreakerState.CLOSED ? "back" : "away");
  }

  /** Whether the token is not being left alone. */
  boolean isClosed() {
    return state == CircuitBreakerState.CLOSED;
  }

  /**
   * Waits for what {@code signing} returns.
   *
   * @throws SigningUnavailable if that is nothing, or too late, or the token is left alone
   */
  byte[] call(Callable<byte[]> signing) {
    try {
      return guard
          .call(() -> CompletableFuture.completedFuture(signing.call()))
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw failure(e.getCause());
    } catch (Exception e) {
      throw failure(e);
    }
  }

  private SigningUnavailable failure(Throwable e) {
    if (!(e instanceof CircuitBreakerOpenException)) {
      LOG.warnf("The token of %s did not sign: %s", token, e);
    }
    return e instanceof SigningUnavailable refused
        ? refused
        : new SigningUnavailable("The device that keeps the key does not sign at the moment.");
  }
}
