package nl.microcredentials.core.sdjwt;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;

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

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws nl.microcredentials.core.json.MalformedInputException if it is something else
   */
  public static ConcealedClaims read(ObjectNode json) {
    if (!(json.path("payload") instanceof ObjectNode payload)) {
      throw malformed("Concealed claims have a payload.");
    }
    var disclosures = json.path("disclosures").valueStream().map(JsonNode::asText);
    return new ConcealedClaims(payload, disclosures.map(Disclosure::parse).toList());
  }

  /** For keeping them until they are signed. */
  public ObjectNode toJson() {
    var json = StrictJson.object();
    json.set("payload", payload);
    var array = json.putArray("disclosures");
    disclosures.forEach(one -> array.add(one.toString()));
    return json;
  }

  /** The payload as it is signed, byte for byte. */
  public byte[] signedBytes() {
    return StrictJson.write(payload);
  }
}
