package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.microcredentials.core.jose.JwsAlgorithm;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.KeyType;

/**
 * Credentials as JWTs, in which one thing is wrong and everything else in order. They are put
 * together here by hand, because nothing of ours would sign most of them.
 */
record Tokens(Workshop workshop, KeyRing keys) {

  /** The header that goes with a key of the institution. */
  ObjectNode header(KeyType key) {
    return StrictJson.object()
        .put("alg", JwsAlgorithm.of(key).value())
        .put("typ", "vc+jwt")
        .put("cty", "vc")
        .put("kid", keys.url(key));
  }

  /** The genuine credential, and who signs it when. */
  ObjectNode claims() {
    return workshop.unsecured().put("iss", keys.did()).put("iat", Workshop.now().getEpochSecond());
  }

  String genuine(KeyType key) {
    return withHeader(key, _ -> {});
  }

  String withHeader(KeyType key, Consumer<ObjectNode> change) {
    var header = header(key);
    change.accept(header);
    return sign(header, claims(), keys.signer(key)::sign);
  }

  String withClaims(Consumer<ObjectNode> change) {
    var claims = claims();
    change.accept(claims);
    return sign(header(KeyType.ED25519), claims, keys.signer(KeyType.ED25519)::sign);
  }

  static String sign(ObjectNode header, ObjectNode claims, UnaryOperator<byte[]> signature) {
    return sign(header, StrictJson.write(claims), signature);
  }

  /** The compact serialisation; {@code signature} is given what is to be signed. */
  static String sign(ObjectNode header, byte[] payload, UnaryOperator<byte[]> signature) {
    var input = Base64Url.encode(StrictJson.write(header)) + '.' + Base64Url.encode(payload);
    return input + '.' + Base64Url.encode(signature.apply(input.getBytes(US_ASCII)));
  }
}
