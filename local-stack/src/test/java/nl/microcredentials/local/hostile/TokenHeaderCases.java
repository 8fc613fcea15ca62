package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.local.hostile.Expectation.Outcome;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.sample.SampleInstitutions;

/** JWTs whose header says something else than how the credential was signed, and by whom. */
record TokenHeaderCases(Services services, Tokens tokens) {

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "JWS-03", () -> with("alg", "null", "[]", "256", "missing"),
        "JWS-07",
            () ->
                List.of(
                    changed(
                        "ES384 for P-256", KeyType.P_256, header -> header.put("alg", "ES384"))),
        "JWS-19", () -> with("crit", "['unknown']", "[]", "['exp','exp']", "['alg']"),
        "JWS-21", this::ownKey,
        "JWS-24", this::keyOfAnother,
        "JWS-27", this::keyIds,
        "JWS-30", this::accessTokens,
        "JWS-32", () -> with("cty", "'vp'"),
        "CONTROL-03", this::unknownParameter);
  }

  private Attempt changed(String variant, KeyType key, Consumer<ObjectNode> change) {
    return services.verifying(variant, tokens.withHeader(key, change));
  }

  /** One member replaced by JSON in which {@code '} stands for {@code "}, or removed. */
  private List<Attempt> with(String member, String... values) {
    return Stream.of(values)
        .map(value ->
            changed(
                member + " " + value,
                KeyType.ED25519,
                header -> {
                  if (value.equals("missing")) {
                    header.remove(member);
                  } else {
                    header.set(member, StrictJson.parse(value.replace('\'', '"').getBytes(UTF_8)));
                  }
                }))
        .toList();
  }

  /** The key in the header proves only that somebody has a key. */
  private List<Attempt> ownKey() {
    var pair = Ed25519.generate(new SecureRandom());
    var jwk = Jwk.of(pair.getPublic());
    var signer = Ed25519.signer(pair.getPrivate());
    var did = DidKey.of(pair.getPublic());
    var withoutName = tokens.header(KeyType.ED25519);
    withoutName.remove("kid");
    withoutName.set("jwk", jwk);
    var withName = tokens.header(KeyType.ED25519);
    withName.set("jwk", jwk);
    var own = withName.deepCopy().put("kid", DidKey.verificationMethod(did));
    var claims = tokens.claims().put("iss", did);
    ((ObjectNode) claims.get("issuer")).put("id", did);
    return List.of(
        services.verifying("jwk alone", Tokens.sign(withoutName, tokens.claims(), signer::sign)),
        services.verifying("own issuer", Tokens.sign(own, claims, signer::sign)),
        services
            .verifying(
                "beside the issuer's kid", Tokens.sign(withName, tokens.claims(), signer::sign))
            .expecting(Expectation.verdict(Outcome.INVALID, CRYPTOGRAPHIC_SECURITY_ERROR)));
  }

  private List<Attempt> keyOfAnother() {
    var other = SampleInstitutions.UNIVERSITY_OF_APPLIED_SCIENCES;
    var signer =
        Signatures.signer(
            services.stack().keys().pair(other.keyName(KeyType.ED25519), KeyType.ED25519),
            new SecureRandom());
    var header =
        tokens.header(KeyType.ED25519).put("kid", other.verificationMethod(services.issuer()));
    return List.of(
        services.verifying(
            "another institution's", Tokens.sign(header, tokens.claims(), signer::sign)));
  }

  private List<Attempt> keyIds() {
    return Stream.of(
            "../../dev/null",
            "' OR 1=1--",
            "*)(uid=*",
            "did:web:a.example%0d%0aX: y",
            "did:web:a.example#key\r\nX: y")
        .map(keyId -> changed(keyId.strip(), KeyType.ED25519, header -> header.put("kid", keyId)))
        .toList();
  }

  private List<Attempt> accessTokens() {
    var real = services.stack().tokens().national(Role.AUDITOR);
    var parts = real.split("\\.", -1);
    var claims = Base64Url.decode(parts[1]);
    var header = StrictJson.object().put("alg", "RS256").put("typ", "at+jwt").put("kid", "1");
    return List.of(
        services.verifying(
            "of an identity provider",
            Tokens.sign(
                header,
                claims,
                input -> JcaSignature.of(services.tokenKey(), "SHA256withRSA", input))),
        changed("typ at+jwt over a credential", KeyType.ED25519, one -> one.put("typ", "at+jwt")),
        services
            .verifying("typ JWT, as minted here", real)
            .expecting(Expectation.verdict(Outcome.INVALID, UNSUPPORTED_ALGORITHM)));
  }

  private List<Attempt> unknownParameter() {
    return Stream.of(KeyType.values())
        .map(key -> changed("x with " + key, key, header -> header.put("x", 1)))
        .toList();
  }
}
