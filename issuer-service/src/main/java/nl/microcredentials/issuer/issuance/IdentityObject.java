package nl.microcredentials.issuer.issuance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HexFormat;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Sha256;

/**
 * A salted hash of who somebody is.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/#identityobject">Open Badges 3.0,
 *     IdentityObject</a>
 */
final class IdentityObject {

  private static final int SALT_LENGTH = 16;

  private IdentityObject() {}

  static ObjectNode of(String identityType, String identity, SecureRandom random) {
    var salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    var text = Base64Url.encode(salt);
    return StrictJson.object()
        .put("type", "IdentityObject")
        .put("hashed", true)
        .put("identityHash", hash(identity, text))
        .put("identityType", identityType)
        .put("salt", text);
  }

  /** Such as {@code sha256$b5809d8a…}: the hash of identity and salt, one after the other. */
  static String hash(String identity, String salt) {
    var hash = Sha256.of((identity + salt).getBytes(UTF_8));
    return "sha256$" + HexFormat.of().formatHex(hash);
  }
}
