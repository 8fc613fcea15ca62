package nl.microcredentials.core.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes roots and proofs from the hashes of perfect subtrees, wherever those are stored.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1">RFC 9162, 2.1: Merkle Trees</a>
 */
public final class MerkleTree {

  private final Nodes nodes;

  public MerkleTree(Nodes nodes) {
    this.nodes = nodes;
  }

  /** The hashes of the perfect subtrees of a log. */
  @FunctionalInterface
  public interface Nodes {

    /**
     * Returns the root of the subtree over the leaves from {@code index << height} to {@code (index
     * + 1) << height}. It is only asked for subtrees that are complete.
     */
    Hash node(int height, long index);
  }

  /** The root over the first {@code size} leaves. */
  public Hash root(long size) {
    return size == 0 ? Hash.ofEmptyTree() : subtree(0, size);
  }

  /**
   * The proof that the leaf at {@code leafIndex} is among the first {@code treeSize} leaves.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.1">RFC 9162, 2.1.3.1</a>
   */
  public InclusionProof inclusion(long leafIndex, long treeSize) {
    if (leafIndex < 0 || leafIndex >= treeSize) {
      throw new IllegalArgumentException("no leaf " + leafIndex + " in a tree of " + treeSize);
    }
    var path = new ArrayList<Hash>();
    addPath(leafIndex, 0, treeSize, path);
    return new InclusionProof(leafIndex, treeSize, path);
  }

  /** PATH of the RFC, for the leaf at {@code start + m}, within {@code n} leaves. */
  private void addPath(long m, long start, long n, List<Hash> path) {
    if (n == 1) {
      return;
    }
    var k = largestPowerOfTwoBelow(n);
    if (m < k) {
      addPath(m, start, k, path);
      path.add(subtree(start + k, n - k));
    } else {
      addPath(m - k, start + k, n - k, path);
      path.add(subtree(start, k));
    }
  }

  /**
   * The proof that the tree of {@code first} leaves is the beginning of the tree of {@code second}
   * leaves.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.1">RFC 9162, 2.1.4.1</a>
   */
  public ConsistencyProof consistency(long first, long second) {
    if (first <= 0 || first > second) {
      throw new IllegalArgumentException("no tree of " + first + " in a tree of " + second);
    }
    var path = new ArrayList<Hash>();
    addSubproof(first, 0, second, true, path);
    return new ConsistencyProof(first, second, path);
  }

  /** SUBPROOF of the RFC; {@code b} says that the verifier knows the root of the first tree. */
  private void addSubproof(long m, long start, long n, boolean b, List<Hash> path) {
    if (m == n) {
      if (!b) {
        path.add(subtree(start, n));
      }
      return;
    }
    var k = largestPowerOfTwoBelow(n);
    if (m <= k) {
      addSubproof(m, start, k, b, path);
      path.add(subtree(start + k, n - k));
    } else {
      addSubproof(m - k, start + k, n - k, false, path);
      path.add(subtree(start, k));
    }
  }

  /** MTH of the RFC. Every perfect subtree that the recursion meets begins at its own multiple. */
  private Hash subtree(long start, long n) {
    if (Long.bitCount(n) == 1) {
      var height = Long.numberOfTrailingZeros(n);
      return nodes.node(height, start >> height);
    }
    var k = largestPowerOfTwoBelow(n);
    return Hash.node(subtree(start, k), subtree(start + k, n - k));
  }

  private static long largestPowerOfTwoBelow(long n) {
    return Long.highestOneBit(n - 1);
  }
}
