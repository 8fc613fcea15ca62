package nl.microcredentials.issuer.documents;

import static nl.microcredentials.core.problem.ProblemType.DOCUMENTS_BUSY;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.microcredentials.core.problem.Refused;

/** Lets only so many documents be made at once: each keeps a processor busy, and issuing waits. */
final class Turns {

  private final Semaphore places;
  private final Duration patience;

  Turns(int atOnce, Duration patience) {
    this.places = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /**
   * Waits for a turn, then returns what {@code making} makes.
   *
   * @throws Busy if the turn does not come in time
   */
  byte[] take(Supplier<byte[]> making) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return making.get();
    } finally {
      places.release();
    }
  }

  /** Too many documents are being made. */
  static final class Busy extends Refused {

    private static final long serialVersionUID = 1;

    Busy() {
      super(DOCUMENTS_BUSY, "Too many documents are being made at this moment.");
    }
  }
}
