package nl.microcredentials.core.sdjwt;

import java.time.Instant;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Signer;

/**
 * For whom, and for which question, a holder shows that an SD-JWT is theirs.
 *
 * @param audience who asked, as the protocol names them
 * @param nonce what was asked; a proof made earlier, for another question, is refused
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.3">RFC 9901, 4.3: Key Binding
 *     JWT</a>
 */
public record KeyBinding(String audience, String nonce) {

  static final String TYPE = "kb+jwt";

  /** The key binding JWT for {@code sdJwt}. */
  String sign(SdJwt sdJwt, Instant now, Signer holder) {
    var claims =
        StrictJson.object()
            .put("iat", now.getEpochSecond())
            .put("aud", audience)
            .put("nonce", nonce)
            .put("sd_hash", hash(sdJwt));
    var header = StrictJson.object().put("typ", TYPE);
    return CompactJws.sign(header, StrictJson.write(claims), holder);
  }

  /** Section 4.3.1: the same hash function as for the disclosures. */
  static String hash(SdJwt sdJwt) {
    return sdJwt.digestAlgorithm().digest(sdJwt.presented());
  }
}
