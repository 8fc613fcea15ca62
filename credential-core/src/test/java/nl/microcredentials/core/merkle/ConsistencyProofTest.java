package nl.microcredentials.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 9162, 2.1.4: Merkle Consistency Proofs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsistencyProofTest {

  private static final int MAX_SIZE = 64;

  private final SlowTree log = SlowTree.of(MAX_SIZE);

  private final List<Hash> roots =
      java.util.stream.IntStream.rangeClosed(0, MAX_SIZE)
          .mapToObj(size -> log.first(size).root())
          .toList();

  private interface Case {
    void check(int first, int second, List<Hash> path);
  }

  private void forEveryPairOfSizes(Case check) {
    for (int second = 1; second <= MAX_SIZE; second++) {
      for (int first = 1; first <= second; first++) {
        check.check(first, second, log.first(second).proof(first));
      }
    }
  }

  private boolean connects(int first, int second, List<Hash> path) {
    return new ConsistencyProof(first, second, path).connects(roots.get(first), roots.get(second));
  }

  @Test
  void connects_every_pair_of_sizes() {
    forEveryPairOfSizes(
        (first, second, path) -> assertThat(connects(first, second, path)).isTrue());
  }

  @Test
  void is_computed_as_the_definition_says() {
    var computed = new MerkleTree(log.nodes());
    forEveryPairOfSizes((first, second, path) ->
        assertThat(computed.consistency(first, second))
            .isEqualTo(new ConsistencyProof(first, second, path)));
  }

  @Test
  void is_not_computed_for_sizes_that_cannot_be() {
    var computed = new MerkleTree(log.nodes());
    assertThatThrownBy(() -> computed.consistency(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> computed.consistency(2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Nested
  class Does_not_connect {

    @Test
    void a_first_size_of_zero_or_above_the_second() {
      assertThat(connects(0, 0, List.of())).isFalse();
      assertThat(connects(0, 5, List.of())).isFalse();
      assertThat(connects(0, 5, List.of(roots.get(5)))).isFalse();
      assertThat(connects(6, 5, log.first(6).proof(5))).isFalse();
    }

    @Test
    void swapped_roots() {
      forEveryPairOfSizes((first, second, path) -> {
        if (first != second) {
          assertThat(
                  new ConsistencyProof(first, second, path)
                      .connects(roots.get(second), roots.get(first)))
              .isFalse();
        }
      });
    }

    @Test
    void an_empty_proof_of_growth() {
      forEveryPairOfSizes((first, second, _) ->
          assertThat(connects(first, second, List.of())).isEqualTo(first == second));
    }

    @Test
    void a_proof_for_equal_sizes_that_is_not_empty() {
      assertThat(connects(4, 4, List.of(roots.get(4)))).isFalse();
    }

    @Test
    void with_a_hash_removed_or_inserted() {
      forEveryPairOfSizes((first, second, path) -> {
        for (int i = 0; i < path.size(); i++) {
          var shorter = new ArrayList<>(path);
          shorter.remove(i);
          assertThat(connects(first, second, shorter)).isFalse();
          var longer = new ArrayList<>(path);
          longer.add(i, path.get(i));
          assertThat(connects(first, second, longer)).isFalse();
        }
        var longer = new ArrayList<>(path);
        longer.add(roots.get(second));
        assertThat(connects(first, second, longer)).isFalse();
      });
    }

    @Test
    void with_any_bit_of_any_hash_flipped() {
      var random = new Random(2114);
      forEveryPairOfSizes((first, second, path) -> {
        for (int i = 0; i < path.size(); i++) {
          var bytes = path.get(i).bytes();
          bytes[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
          var changed = new ArrayList<>(path);
          changed.set(i, new Hash(bytes));
          assertThat(connects(first, second, changed)).isFalse();
        }
      });
    }

    @Test
    void a_log_whose_past_was_changed() {
      forEveryPairOfSizes((first, second, path) -> {
        var changed = new ArrayList<>(log.first(first).d());
        changed.set(first - 1, new byte[] {1});
        assertThat(
                new ConsistencyProof(first, second, path)
                    .connects(new SlowTree(changed).root(), roots.get(second)))
            .isFalse();
      });
    }
  }
}
