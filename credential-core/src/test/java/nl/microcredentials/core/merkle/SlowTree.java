package nl.microcredentials.core.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** RFC 9162, section 2.1, word by word: slow, and plain enough to be right. */
public final class SlowTree {

  private final List<byte[]> d;

  /** Computed once; the tests ask for it often. */
  private Hash root;

  public SlowTree(List<byte[]> d) {
    this.d = List.copyOf(d);
  }

  public List<byte[]> d() {
    return d;
  }

  public static SlowTree of(int size) {
    return new SlowTree(
        IntStream.range(0, size)
            .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
            .toList());
  }

  public SlowTree first(int n) {
    return new SlowTree(d.subList(0, n));
  }

  public int n() {
    return d.size();
  }

  public Hash leaf(int index) {
    return Hash.leaf(d.get(index));
  }

  /** 2.1.1. */
  public Hash root() {
    if (root == null) {
      root =
          switch (n()) {
            case 0 -> Hash.ofEmptyTree();
            case 1 -> leaf(0);
            default -> Hash.node(left().root(), right().root());
          };
    }
    return root;
  }

  /** 2.1.3.1. */
  public List<Hash> path(int m) {
    if (n() == 1) {
      return List.of();
    }
    return m < k() ? plus(left().path(m), right()) : plus(right().path(m - k()), left());
  }

  /** 2.1.4.1. */
  public List<Hash> proof(int m) {
    return subproof(m, true);
  }

  private List<Hash> subproof(int m, boolean b) {
    if (m == n()) {
      return b ? List.of() : List.of(root());
    }
    return m <= k()
        ? plus(left().subproof(m, b), right())
        : plus(right().subproof(m - k(), false), left());
  }

  private static List<Hash> plus(List<Hash> hashes, SlowTree sibling) {
    var all = new ArrayList<>(hashes);
    all.add(sibling.root());
    return all;
  }

  /** The largest power of two smaller than n. */
  private int k() {
    int k = 1;
    while (k * 2 < n()) {
      k *= 2;
    }
    return k;
  }

  private SlowTree left() {
    return first(k());
  }

  private SlowTree right() {
    return new SlowTree(d.subList(k(), n()));
  }

  /** The perfect subtrees, as {@link MerkleTree} asks for them. */
  public MerkleTree.Nodes nodes() {
    return (height, index) ->
        new SlowTree(d.subList((int) index << height, (int) (index + 1) << height)).root();
  }
}
