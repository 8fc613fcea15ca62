package nl.microcredentials.core.merkle;

import java.util.List;

/** Shows that one leaf stands at {@code leafIndex} in a log of {@code treeSize} leaves. */
public record InclusionProof(long leafIndex, long treeSize, List<Hash> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Whether this proof leads from {@code leaf} to {@code root}.
   *
   * <p>Numbers in the body are the steps of RFC 9162. Step 1 and the size check in step 5 are easy
   * to leave out, because honest proofs pass without them; without them a proof also "holds" for
   * the wrong tree size.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162, 2.1.3.2</a>
   */
  public boolean connects(Hash leaf, Hash root) {
    if (leafIndex < 0 || leafIndex >= treeSize) { // 1
      return false;
    }
    var fn = leafIndex; // 2
    var sn = treeSize - 1;
    var r = leaf; // 3
    for (var p : path) { // 4
      if (sn == 0) { // 4.a
        return false;
      }
      if (isOdd(fn) || fn == sn) { // 4.b
        r = Hash.node(p, r);
        while (!isOdd(fn) && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        r = Hash.node(r, p);
      }
      fn >>= 1; // 4.c
      sn >>= 1;
    }
    return sn == 0 && r.equals(root); // 5
  }

  private static boolean isOdd(long n) {
    return (n & 1) == 1;
  }
}
