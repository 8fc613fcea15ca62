package nl.microcredentials.core.jsonld;

import java.util.Collections;
import java.util.List;

/** The orders of a list, from the first to the last, those that look alike once. */
final class Permutations {

  private Permutations() {}

  /** Brings {@code list} into its next order, in place; false if there is none. */
  static boolean advance(List<String> list) {
    var i = list.size() - 2;
    while (i >= 0 && list.get(i).compareTo(list.get(i + 1)) >= 0) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    var j = list.size() - 1;
    while (list.get(j).compareTo(list.get(i)) <= 0) {
      j--;
    }
    Collections.swap(list, i, j);
    Collections.reverse(list.subList(i + 1, list.size()));
    return true;
  }
}
