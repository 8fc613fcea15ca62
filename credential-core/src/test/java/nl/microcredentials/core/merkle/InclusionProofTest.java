package nl.microcredentials.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 9162, 2.1.3: Merkle Inclusion Proofs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InclusionProofTest {

  private static final int MAX_SIZE = 64;

  private final SlowTree log = SlowTree.of(MAX_SIZE);

  private interface Case {
    void check(SlowTree tree, int index, List<Hash> path);
  }

  private void forEveryLeafOfEverySize(Case check) {
    for (int size = 1; size <= MAX_SIZE; size++) {
      var tree = log.first(size);
      for (int index = 0; index < size; index++) {
        check.check(tree, index, tree.path(index));
      }
    }
  }

  private static boolean connects(SlowTree tree, int index, List<Hash> path) {
    return new InclusionProof(index, tree.n(), path).connects(tree.leaf(index), tree.root());
  }

  @Test
  void connects_every_leaf_with_the_root_in_every_size() {
    forEveryLeafOfEverySize(
        (tree, index, path) -> assertThat(connects(tree, index, path)).isTrue());
  }

  @Test
  void is_computed_as_the_definition_says() {
    var computed = new MerkleTree(log.nodes());
    forEveryLeafOfEverySize((tree, index, path) ->
        assertThat(computed.inclusion(index, tree.n()))
            .isEqualTo(new InclusionProof(index, tree.n(), path)));
  }

  @Nested
  class Does_not_connect {

    @Test
    void with_a_hash_removed() {
      forEveryLeafOfEverySize((tree, index, path) -> {
        for (int i = 0; i < path.size(); i++) {
          var shorter = new ArrayList<>(path);
          shorter.remove(i);
          assertThat(connects(tree, index, shorter)).isFalse();
        }
      });
    }

    @Test
    void with_a_hash_inserted_or_doubled() {
      forEveryLeafOfEverySize((tree, index, path) -> {
        for (int i = 0; i <= path.size(); i++) {
          for (var extra : List.of(tree.root(), tree.leaf(index), at(path, i))) {
            var longer = new ArrayList<>(path);
            longer.add(i, extra);
            assertThat(connects(tree, index, longer)).isFalse();
          }
        }
      });
    }

    private static Hash at(List<Hash> path, int i) {
      return i < path.size() ? path.get(i) : Hash.ofEmptyTree();
    }

    @Test
    void with_another_index_or_another_size() {
      forEveryLeafOfEverySize((tree, index, path) -> {
        for (int other = -1; other <= tree.n() + 1; other++) {
          if (other != index) {
            assertThat(
                    new InclusionProof(other, tree.n(), path)
                        .connects(tree.leaf(index), tree.root()))
                .isFalse();
          }
        }
      });
    }

    /** A longer tree of other shape may have the same path only if the root differs. */
    @Test
    void in_a_tree_of_another_size() {
      for (int size = 1; size <= MAX_SIZE; size++) {
        var tree = log.first(size);
        for (int other = 1; other <= MAX_SIZE; other++) {
          var root = log.first(other).root();
          if (other != size) {
            assertThat(new InclusionProof(0, size, tree.path(0)).connects(tree.leaf(0), root))
                .isFalse();
          }
        }
      }
    }

    @Test
    void with_any_bit_of_any_hash_flipped() {
      var random = new Random(9162);
      forEveryLeafOfEverySize((tree, index, path) -> {
        for (int i = 0; i < path.size(); i++) {
          var bytes = path.get(i).bytes();
          bytes[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
          var changed = new ArrayList<>(path);
          changed.set(i, new Hash(bytes));
          assertThat(connects(tree, index, changed)).isFalse();
        }
      });
    }

    @Test
    void a_node_posing_as_a_leaf() {
      var tree = log.first(4);
      var node = Hash.node(tree.leaf(0), tree.leaf(1));
      var sibling = Hash.node(tree.leaf(2), tree.leaf(3));

      assertThat(new InclusionProof(0, 4, List.of(sibling)).connects(node, tree.root())).isFalse();
    }

    @Test
    void sizes_and_indices_that_cannot_be() {
      var leaf = log.leaf(0);
      for (long size : new long[] {0, -1, Long.MIN_VALUE}) {
        assertThat(new InclusionProof(0, size, List.of()).connects(leaf, leaf)).isFalse();
        assertThat(new InclusionProof(size, size, List.of()).connects(leaf, leaf)).isFalse();
      }
      assertThat(
              new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of())
                  .connects(leaf, leaf))
          .isFalse();
    }
  }
}
