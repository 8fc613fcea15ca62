package nl.microcredentials.issuer.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {

  private final byte[] document = {1};

  @Test
  void who_waits_too_long_is_refused_and_the_next_one_is_not() throws Exception {
    var turns = new Turns(1, Duration.ofMillis(20));
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          executor.submit(() ->
              turns.take(() -> {
                begun.countDown();
                await(end);
                return document;
              }));
      begun.await();
      assertThatThrownBy(() -> turns.take(() -> document)).isInstanceOf(Turns.Busy.class);
      end.countDown();
      assertThat(first.get()).isEqualTo(document);
    }
    assertThat(turns.take(() -> document)).isEqualTo(document);
  }

  @Test
  void a_failure_ends_a_turn_too() {
    var turns = new Turns(1, Duration.ZERO);
    assertThatThrownBy(() ->
            turns.take(() -> {
              throw new IllegalStateException("not possible");
            }))
        .hasMessage("not possible");
    assertThat(turns.take(() -> document)).isEqualTo(document);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
