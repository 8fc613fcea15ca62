package nl.microcredentials.core.merkle;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is needed to append to a log and to know its root: the roots of the perfect subtrees
 * that its leaves fill, largest (leftmost) first. There is one for each bit that is set in the
 * size.
 */
public record CompactRange(long size, List<Hash> frontier) {

  /** A log without leaves. */
  public static final CompactRange EMPTY = new CompactRange(0, List.of());

  public CompactRange {
    frontier = List.copyOf(frontier);
    if (size < 0 || Long.bitCount(size) != frontier.size()) {
      throw malformed("A tree of this size has another number of perfect subtrees.");
    }
  }

  /** Is told about every perfect subtree at the moment its last leaf is appended. */
  @FunctionalInterface
  public interface Completed {

    /**
     * Takes the root of a subtree that is complete.
     *
     * @param height 0 for a leaf
     * @param index zero-based, counted among the subtrees of that height
     */
    void node(int height, long index, Hash hash);
  }

  /** Returns the range with one more leaf. */
  public CompactRange append(Hash leaf, Completed completed) {
    var hashes = new ArrayList<>(frontier);
    var hash = leaf;
    var height = 0;
    completed.node(height, size, hash);
    for (var rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = Hash.node(hashes.removeLast(), hash);
      height++;
      completed.node(height, size >> height, hash);
    }
    hashes.addLast(hash);
    return new CompactRange(size + 1, hashes);
  }

  /** The root of the tree over all leaves so far. */
  public Hash root() {
    if (frontier.isEmpty()) {
      return Hash.ofEmptyTree();
    }
    var root = frontier.getLast();
    for (var left : frontier.reversed().subList(1, frontier.size())) {
      root = Hash.node(left, root);
    }
    return root;
  }

  /** The frontier as bytes, one hash after the other. */
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(frontier.size() * Hash.LENGTH);
    frontier.forEach(hash -> bytes.put(hash.bytes()));
    return bytes.array();
  }

  /** Reads what {@link #toBytes} wrote. */
  public static CompactRange of(long size, byte[] frontier) {
    if (frontier.length != Long.bitCount(size) * Hash.LENGTH) {
      throw malformed("A tree of this size has another number of perfect subtrees.");
    }
    var bytes = ByteBuffer.wrap(frontier);
    var hashes = new ArrayList<Hash>();
    while (bytes.hasRemaining()) {
      var hash = new byte[Hash.LENGTH];
      bytes.get(hash);
      hashes.add(new Hash(hash));
    }
    return new CompactRange(size, hashes);
  }
}
