package nl.microcredentials.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CompactRangeTest {

  private static final int MAX_SIZE = 300;

  private final SlowTree log = SlowTree.of(MAX_SIZE);

  @Test
  void has_the_root_of_the_definition_in_every_size() {
    var range = CompactRange.EMPTY;
    for (int size = 0; size < MAX_SIZE; size++) {
      assertThat(range.root()).isEqualTo(log.first(size).root());
      assertThat(range.size()).isEqualTo(size);
      range = range.append(log.leaf(size), (_, _, _) -> {});
    }
  }

  @Test
  void tells_about_every_perfect_subtree_once_and_when_it_is_complete() {
    var told = new HashMap<List<Long>, Hash>();
    var range = CompactRange.EMPTY;
    for (int i = 0; i < MAX_SIZE; i++) {
      var size = i + 1;
      range =
          range.append(
              log.leaf(i),
              (height, index, hash) -> {
                assertThat((index + 1) << height).isEqualTo(size);
                assertThat(told.put(List.of((long) height, index), hash)).isNull();
              });
    }
    told.forEach((at, hash) ->
        assertThat(hash).isEqualTo(log.nodes().node(at.get(0).intValue(), at.get(1))));
    int expected = 0;
    for (int width = 1; width <= MAX_SIZE; width *= 2) {
      expected += MAX_SIZE / width;
    }
    assertThat(told).hasSize(expected);
  }

  @Test
  void is_the_same_after_writing_and_reading() {
    var range = CompactRange.EMPTY;
    for (int i = 0; i < MAX_SIZE; i++) {
      range = range.append(log.leaf(i), (_, _, _) -> {});
      assertThat(CompactRange.of(range.size(), range.toBytes())).isEqualTo(range);
    }
  }

  @Test
  void refuses_a_frontier_that_does_not_belong_to_the_size() {
    assertThatThrownBy(() -> CompactRange.of(3, new byte[32]))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> CompactRange.of(-1, new byte[64 * 32]))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new CompactRange(2, List.of()))
        .isInstanceOf(MalformedInputException.class);
  }
}
