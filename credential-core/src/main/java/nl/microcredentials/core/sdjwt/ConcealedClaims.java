package nl.microcredentials.core.sdjwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Claims some of which stand behind their digests, and what shows these.
 *
 * @param payload what the issuer signs
 * @param disclosures what only the holder gets
 */
public record ConcealedClaims(ObjectNode payload, List<Disclosure> disclosures) {

  public ConcealedClaims {
    disclosures = List.copyOf(disclosures);
  }
}
