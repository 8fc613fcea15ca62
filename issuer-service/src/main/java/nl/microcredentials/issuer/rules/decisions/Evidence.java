package nl.microcredentials.issuer.rules.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import nl.microcredentials.core.json.Jcs;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Sha256;

/**
 * What shows, later, what a decision was made on: whoever has that can compare, and nobody can tell
 * it from the digest.
 *
 * @param algorithm {@code SHA-256} over the canonical form (RFC 8785), or {@code HMAC-SHA-256} with
 *     a key of this service over the bytes that are stored
 * @param digest base64url
 */
public record Evidence(String algorithm, String digest) {

  /** Of what anybody may know. */
  public static Evidence of(JsonNode document) {
    var canonical = Jcs.canonicalize(document).getBytes(StandardCharsets.UTF_8);
    return new Evidence("SHA-256", Base64Url.encode(Sha256.of(canonical)));
  }

  /** Of what belongs to somebody: a plain hash of it could be found by trying. */
  public static Evidence keyed(byte[] mac) {
    return new Evidence("HMAC-SHA-256", Base64Url.encode(mac));
  }
}
