package nl.microcredentials.verifier.identifiers;

import static nl.microcredentials.core.problem.ProblemType.CONTROLLER_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.Undecided;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Somebody names many servers that do not answer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyControllersTest {

  private static final String DID = "did:web:hogeschool.example";

  private final CountDownLatch begun = new CountDownLatch(ControllerDocuments.MAXIMUM_AT_ONCE);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ControllerDocuments documents =
      new ControllerDocuments(
          _ -> waiting(),
          _ -> false,
          Duration.ofHours(1),
          Duration.ofSeconds(5),
          Ticker.disabledTicker());

  private Fetched waiting() {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw FetchRefused.limit("The answer took too long.");
  }

  private void assertUndecided(Object type) {
    var undecided = catchThrowableOfType(Undecided.class, () -> documents.get(DID));
    assertThat(undecided.type()).isEqualTo(type);
  }

  @Test
  void only_so_many_are_asked_at_once_and_the_rest_is_not_kept() throws InterruptedException {
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ControllerDocuments.MAXIMUM_AT_ONCE; i++) {
        var slow = "did:web:slow%d.example".formatted(i);
        var _ = readers.submit(() -> documents.get(slow));
      }
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      assertUndecided(CONTROLLER_UNAVAILABLE);
      end.countDown();
    }
    assertUndecided(REMOTE_LIMIT_EXCEEDED);
  }
}
