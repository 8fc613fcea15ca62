package nl.microcredentials.core.sdjwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an SD-JWT says to whom it was shown: the claims that are open, and those that were
 * disclosed.
 *
 * @param claims without any digests
 * @param disclosed where claims were disclosed, and by what; indices count hidden elements too
 * @param withheld where something is hidden, or seems to be, for there are digests of nothing: an
 *     object that hides members, or a hidden element of an array
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7.1">RFC 9901, 7.1: Verification of
 *     the SD-JWT</a>
 */
public record ProcessedPayload(
    ObjectNode claims, Map<ClaimPath, Disclosure> disclosed, Set<ClaimPath> withheld) {

  public ProcessedPayload {
    disclosed = Collections.unmodifiableMap(new LinkedHashMap<>(disclosed));
    withheld = Set.copyOf(withheld);
  }

  /**
   * Whether the holder could have chosen not to show {@code path}, or something in it: whoever
   * decides upon that member decides upon what the holder wants to be seen.
   */
  public boolean leavesToHolder(ClaimPath path) {
    return disclosed.keySet().stream().anyMatch(one -> one.startsWith(path))
        || withheld.stream().anyMatch(one -> one.startsWith(path));
  }
}
