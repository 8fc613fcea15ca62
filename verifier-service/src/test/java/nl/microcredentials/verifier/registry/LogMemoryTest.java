package nl.microcredentials.verifier.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.merkle.Hash;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What one checkpoint says about another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogMemoryTest {

  private final LogMemory memory = new LogMemory();

  @Test
  void a_log_may_grow_or_stay_and_neither_shrink_nor_change() {
    assertThat(memory.accept(checkpoint(5, "a"), memory.newest())).isTrue();
    assertThat(memory.accept(checkpoint(5, "a"), memory.newest())).isTrue();
    assertThat(memory.accept(checkpoint(5, "b"), memory.newest())).isFalse();
    assertThat(memory.accept(checkpoint(7, "c"), memory.newest())).isTrue();
    assertThat(memory.accept(checkpoint(6, "d"), memory.newest())).isFalse();
    assertThat(memory.newest()).contains(checkpoint(7, "c"));
  }

  @Test
  void an_answer_to_an_earlier_question_may_arrive_later() {
    var before = memory.newest();
    assertThat(memory.accept(checkpoint(7, "c"), before)).isTrue();
    assertThat(memory.accept(checkpoint(6, "b"), before)).isTrue();
    assertThat(memory.accept(checkpoint(7, "x"), Optional.empty())).isFalse();
    assertThat(memory.newest()).contains(checkpoint(7, "c"));
  }

  private static Checkpoint checkpoint(long size, String leaf) {
    return new Checkpoint(
        "registry.example/log",
        size,
        Hash.leaf(leaf.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
