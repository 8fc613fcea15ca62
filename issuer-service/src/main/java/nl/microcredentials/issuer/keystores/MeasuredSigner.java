package nl.microcredentials.issuer.keystores;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.keys.SigningUnavailable;
import org.jboss.logging.Logger;

/** Counts and times signatures, and makes one refusal of whatever goes wrong with them. */
final class MeasuredSigner implements Signer {

  private static final Logger LOG = Logger.getLogger(MeasuredSigner.class);

  private final Signer signer;
  private final Optional<TokenGuard> guard;
  private final MeterRegistry metrics;
  private final Timer released;
  private final Timer failed;

  MeasuredSigner(Signer signer, StoreKind kind, Optional<TokenGuard> guard, MeterRegistry metrics) {
    this.signer = signer;
    this.guard = guard;
    this.metrics = metrics;
    this.released = timer(kind, "released");
    this.failed = timer(kind, "failed");
  }

  /** Without the institution: there are many, and each would have its own set of numbers. */
  private Timer timer(StoreKind kind, String outcome) {
    return Timer.builder("issuer.signatures")
        .description("Signatures with the keys of institutions")
        .tag("store", kind.code())
        .tag("key.type", signer.keyType().curve())
        .tag("outcome", outcome)
        .register(metrics);
  }

  @Override
  public KeyType keyType() {
    return signer.keyType();
  }

  /**
   * As promised.
   *
   * @throws SigningUnavailable if there is no signature that may be released
   */
  @Override
  public byte[] sign(byte[] message) {
    var sample = Timer.start(metrics);
    try {
      var signature = attempt(message);
      sample.stop(released);
      return signature;
    } catch (SigningUnavailable e) {
      sample.stop(failed);
      throw e;
    }
  }

  private byte[] attempt(byte[] message) {
    if (guard.isPresent()) {
      return guard.get().call(() -> signer.sign(message));
    }
    try {
      return signer.sign(message);
    } catch (SigningUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("A key in memory does not sign", e);
      throw new SigningUnavailable("Nothing can be signed with this key at the moment.");
    }
  }
}
