package nl.microcredentials.issuer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Supplier;
import nl.microcredentials.http.SqlStates;

/**
 * Runs work in a transaction of its own, and again if another transaction got in the way or the
 * connection was lost. What runs must look for what is already there first: after a conflict it is,
 * and after a lost connection nobody knows.
 */
@ApplicationScoped
public class Transactions {

  private static final int ATTEMPTS = 8;

  /**
   * Unique violation, serialization failure, deadlock, lock not available; and a connection that
   * was ended or got lost. Not that there is no new one: who waits for a database waits outside.
   */
  private static final Set<String> PASSING =
      Set.of("23505", "40001", "40P01", "55P03", "57P01", "57P02", "08003", "08006", "08007");

  public <T> T run(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(work::get);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !isPassing(e)) {
          throw e;
        }
      }
    }
  }

  /** As {@link #run}, and takes back whatever the work stored. */
  public void rehearse(Runnable work) {
    try {
      run(() -> {
        work.run();
        throw new TakenBack();
      });
    } catch (TakenBack e) {
      // which is what was asked for
    }
  }

  /** Makes a transaction end without effect. */
  private static final class TakenBack extends RuntimeException {

    private static final long serialVersionUID = 1;

    TakenBack() {
      super(null, null, false, false); // nobody reads its stack trace
    }
  }

  private static boolean isPassing(RuntimeException e) {
    return SqlStates.of(e).stream().anyMatch(PASSING::contains);
  }
}
