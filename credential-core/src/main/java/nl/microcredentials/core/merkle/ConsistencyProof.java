package nl.microcredentials.core.merkle;

import java.util.ArrayList;
import java.util.List;

/** Shows that a log of {@code first} leaves grew to {@code second} leaves by appending only. */
public record ConsistencyProof(long first, long second, List<Hash> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Whether this proof leads from {@code firstRoot} to {@code secondRoot}.
   *
   * <p>Two trees of the same size are consistent if they are equal, and need an empty path. RFC
   * 9162 leaves an empty first tree open; every tree grew from it, so that a proof of it proves
   * nothing, and it is refused.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2">RFC 9162, 2.1.4.2</a>
   */
  public boolean connects(Hash firstRoot, Hash secondRoot) {
    if (first <= 0 || first > second) {
      return false;
    }
    if (first == second) {
      return path.isEmpty() && firstRoot.equals(secondRoot);
    }
    if (path.isEmpty()) { // 1
      return false;
    }
    var steps = new ArrayList<>(path);
    if (isPowerOfTwo(first)) { // 2
      steps.addFirst(firstRoot);
    }
    return walk(steps, firstRoot, secondRoot);
  }

  private boolean walk(List<Hash> steps, Hash firstRoot, Hash secondRoot) {
    var fn = first - 1; // 3
    var sn = second - 1;
    while (isOdd(fn)) { // 4
      fn >>= 1;
      sn >>= 1;
    }
    var fr = steps.getFirst(); // 5
    var sr = steps.getFirst();
    for (var c : steps.subList(1, steps.size())) { // 6
      if (sn == 0) { // 6.a
        return false;
      }
      if (isOdd(fn) || fn == sn) { // 6.b
        fr = Hash.node(c, fr);
        sr = Hash.node(c, sr);
        while (!isOdd(fn) && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        sr = Hash.node(sr, c);
      }
      fn >>= 1; // 6.c
      sn >>= 1;
    }
    return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot); // 7
  }

  private static boolean isPowerOfTwo(long n) {
    return Long.bitCount(n) == 1;
  }

  private static boolean isOdd(long n) {
    return (n & 1) == 1;
  }
}
