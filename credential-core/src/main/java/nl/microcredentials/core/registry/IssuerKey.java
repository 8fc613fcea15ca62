package nl.microcredentials.core.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multikey;

/**
 * A key with which an institution signs, or signed: keys stay in the list for ever.
 *
 * @param id DID URL of the verification method
 * @param validUntil first moment at which it may not be used any more
 */
public record IssuerKey(
    String id, String publicKeyMultibase, Instant validFrom, Optional<Instant> validUntil) {

  public IssuerKey {
    Multikey.decode(publicKeyMultibase); // a list with a key that is none must not come about
    Period.check(validFrom, validUntil);
  }

  public boolean validAt(Instant time) {
    return Period.contains(validFrom, validUntil, time);
  }

  public PublicKey publicKey() {
    return Multikey.decode(publicKeyMultibase);
  }

  static IssuerKey read(Members members) {
    return new IssuerKey(
        members.text("id", Did.MAX_LENGTH * 2),
        members.text("publicKeyMultibase", 100),
        members.timestamp("validFrom"),
        members.optionalTimestamp("validUntil"));
  }

  ObjectNode toJson() {
    var json =
        StrictJson.object()
            .put("id", id)
            .put("publicKeyMultibase", publicKeyMultibase)
            .put("validFrom", validFrom.toString());
    validUntil.ifPresent(end -> json.put("validUntil", end.toString()));
    return json;
  }
}
