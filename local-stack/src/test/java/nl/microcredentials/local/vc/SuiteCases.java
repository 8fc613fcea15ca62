package nl.microcredentials.local.vc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.local.vc.Desk.Pen;
import nl.microcredentials.local.vc.Desk.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the test suite of W3C for VC-JOSE-COSE asks, case by case, with documents and keys of our
 * own that are peculiar in the same way. Numbers in the names are those of the suite's 35 tests.
 *
 * @see <a href="https://github.com/w3c/vc-jose-cose-test-suite">w3c/vc-jose-cose-test-suite</a>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class SuiteCases {

  static final String BROKEN_JWT = "data:application/vc+jwt,yJhbGciOiJFUzI1NiJ9.e30.c2ln";
  static final String NO_JWT = "data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30....";
  static final String SD_JWT = "data:application/vc+sd-jwt,eyJhbGciOiJFUzI1NiJ9.e30.c2ln~";
  static final String SD_JWT_WITH_BLANK = SD_JWT.replace("~", " ~");
  static final String COSE = "data:application/vc+cose;base64,0oRA";

  @TempDir private Path folder;

  final Map<KeyType, Pen> pens = new EnumMap<>(KeyType.class);
  Desk desk;

  @BeforeEach
  void make_keys() {
    desk = new Desk(folder);
    for (var type : KeyType.values()) {
      pens.put(type, Pen.of(type));
    }
  }

  Reply run(String action, String input, KeyType key, Feature feature, String... more) {
    var words = new ArrayList<Object>();
    words.addAll(List.of(action, "--input", desk.write("input", input)));
    words.addAll(List.of("--key", desk.write("key.json", pens.get(key).method())));
    words.addAll(List.of("--feature", feature.value()));
    words.addAll(List.of(more));
    return desk.run(words.toArray());
  }

  String issue(ObjectNode document, KeyType key, Feature feature, String... more) {
    return run("issue", document.toString(), key, feature, more).result();
  }

  String verify(String secured, KeyType key, Feature feature) {
    return run("verify", secured, key, feature).result();
  }

  // --- what the suite's tokens look like: kid is the name of the key in its JWK ---

  static ObjectNode header(String type, String contentType) {
    return StrictJson.object().put("cty", contentType).put("kid", Desk.KEY_NAME).put("typ", type);
  }

  /** With a time of issue that is a text. */
  static ObjectNode credentialClaims() {
    return Desk.credential()
        .put("iss", Desk.ISSUER)
        .put("jti", Desk.credential().get("id").textValue())
        .put("iat", "2025-09-01T00:00:00Z");
  }

  /** That has expired. */
  static ObjectNode presentationClaims(String... envelopes) {
    return Desk.presentation(envelopes)
        .put("iss", Desk.ISSUER)
        .put("iat", 1_700_000_000)
        .put("exp", 1_700_003_600);
  }

  String jws(ObjectNode header, ObjectNode claims, KeyType key) {
    return CompactJws.sign(header, StrictJson.write(claims), pens.get(key).signer());
  }

  /** Without {@code _sd_alg}, which is SHA-256 then. */
  String sdJwt(ObjectNode header, ObjectNode claims, KeyType key, String... paths) {
    var hidden = Stream.of(paths).map(ClaimPath::parse).toList();
    var concealed = new Concealer(new SecureRandom()).conceal(claims, hidden);
    concealed.payload().remove("_sd_alg");
    return SdJwt.sign(header, concealed, pens.get(key).signer()).toString();
  }

  String cose(String contentType, String type, ObjectNode document, KeyType key) {
    var algorithm = key == KeyType.P_256 ? -7 : -35;
    return CoseMessage.base64(
        algorithm,
        "application/" + contentType,
        Desk.KEY_NAME,
        "application/" + type,
        document.toString(),
        pens.get(key).signer());
  }

  /** The same with another signature. */
  static String withOtherSignature(String token, int fromEnd) {
    var at = token.length() - fromEnd;
    var other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }
}
