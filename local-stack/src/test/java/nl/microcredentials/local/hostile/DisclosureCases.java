package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Sha256;

/** SD-JWTs with disclosures that the issuer did not sign, or that say something twice. */
record DisclosureCases(Services services, Tokens tokens) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of("SDJWT-01", this::disclosures);
  }

  private List<Attempt> disclosures() {
    var unknown = disclosure("nickname");
    var present = disclosure("name");
    return List.of(
        presenting("not referenced", unknown, _ -> {}),
        presenting(
            "digest twice",
            unknown,
            claims -> claims.putArray("_sd").add(digest(unknown)).add(digest(unknown))),
        presenting("claim twice", present, claims -> claims.putArray("_sd").add(digest(present))));
  }

  private static String disclosure(String claim) {
    var text = "[\"c2FsdA\",\"%s\",\"Medicine\"]".formatted(claim);
    return Base64Url.encode(text.getBytes(US_ASCII));
  }

  private static String digest(String disclosure) {
    return Base64Url.encode(Sha256.of(disclosure.getBytes(US_ASCII)));
  }

  private Attempt presenting(String variant, String disclosure, Consumer<ObjectNode> change) {
    var header = tokens.header(KeyType.ED25519).put("typ", "vc+sd-jwt");
    var claims = tokens.claims();
    change.accept(claims);
    var jwt = Tokens.sign(header, claims, tokens.keys().signer(KeyType.ED25519)::sign);
    var body = "%s~%s~".formatted(jwt, disclosure).getBytes(US_ASCII);
    return Attempt.of(
        variant,
        () ->
            Services.send(
                services.verifier(),
                "POST /v1/verifications",
                "Content-Type: application/vc+sd-jwt",
                body));
  }
}
