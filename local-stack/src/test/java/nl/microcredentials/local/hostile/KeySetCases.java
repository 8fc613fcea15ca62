package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.local.hostile.Expectation.Outcome;
import nl.microcredentials.local.keys.AccessTokens;
import nl.microcredentials.local.system.Eventually;

/** The keys of the identity provider fail, change, or are not what they should be. */
record KeySetCases(Institution institution, IdentityProvider provider) {

  private static final int MANY_KEYS = 10_000;
  private static final RSAKey STRANGER = rsaKey("stranger");
  private static final Expectation ACCEPTED = Expectation.of(Outcome.SURVIVE);
  private static final Expectation NOT_ACCEPTED =
      Expectation.rejection(401, ProblemType.TOKEN_INVALID);

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "AUTH-16", this::failures,
        "AUTH-17", this::oddKeySets,
        "AUTH-18", this::rotation);
  }

  private RSAKey usualKey() {
    return institution.stack().keys().tokenKey();
  }

  static String publicKeys(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  private Reply call(String token) {
    return Services.get(institution.issuer(), "/v1/achievements?limit=1", token);
  }

  /**
   * The answer after the service has got this from the identity provider. It asks where a token
   * names a key that it does not know, unless it has just asked.
   */
  private Reply callAfter(int status, String keySet, String token) {
    call(tokenBy(usualKey()));
    provider.answers(status, keySet);
    try {
      var before = provider.asked();
      Eventually.holds(() -> {
        call(tokenBy(STRANGER));
        assertThat(provider.asked()).isGreaterThan(before);
      });
      return call(token);
    } finally {
      provider.answers(200, publicKeys(usualKey()));
    }
  }

  private List<Attempt> failures() {
    return List.of(
        Attempt.of("500", () -> callAfter(500, "", tokenBy(usualKey()))),
        Attempt.of("no JSON", () -> callAfter(200, "<html>", tokenBy(usualKey()))),
        Attempt.of(
                "unsigned meanwhile", () -> callAfter(500, "", new PlainJWT(claims()).serialize()))
            .expecting(NOT_ACCEPTED));
  }

  private List<Attempt> oddKeySets() {
    var other = rsaKey("other");
    var namesake = rsaKey(usualKey().getKeyID());
    var secret = secretKey();
    return List.of(
        Attempt.of(
            "10,000 keys", () -> callAfter(200, manyKeys(other), tokenBy(rsaKeyNamed(other)))),
        Attempt.of(
            "two keys of one name",
            () -> callAfter(200, publicKeys(usualKey(), namesake), tokenBy(namesake))),
        Attempt.of(
            "a symmetric key",
            () ->
                callAfter(
                    200, new JWKSet(List.of(usualKey(), secret)).toString(false), tokenBy(secret))),
        Attempt.of(
            "private parts",
            () ->
                callAfter(
                    200, new JWKSet(List.of(usualKey(), other)).toString(false), tokenBy(other))));
  }

  private static RSAKey rsaKeyNamed(RSAKey key) {
    return new RSAKey.Builder(key).keyID("key-" + (MANY_KEYS - 1)).build();
  }

  private static String manyKeys(RSAKey key) {
    var keys = new ArrayList<JWK>();
    for (var i = 0; i < MANY_KEYS; i++) {
      keys.add(new RSAKey.Builder(key.toPublicJWK()).keyID("key-" + i).build());
    }
    return new JWKSet(keys).toString(true);
  }

  private List<Attempt> rotation() {
    var old = rsaKey("old");
    return List.of(
        Attempt.of(
                "while it is listed",
                () -> callAfter(200, publicKeys(usualKey(), old), tokenBy(old)))
            .expecting(ACCEPTED),
        Attempt.of(
            "after it was removed", () -> callAfter(200, publicKeys(usualKey()), tokenBy(old))));
  }

  private static RSAKey rsaKey(String name) {
    try {
      return new RSAKeyGenerator(2048).keyID(name).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OctetSequenceKey secretKey() {
    try {
      return new OctetSequenceKeyGenerator(256).keyID("secret").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet claims() {
    var now = Workshop.now();
    return new JWTClaimsSet.Builder()
        .issuer(AccessTokens.ISSUER)
        .audience(AccessTokens.AUDIENCE)
        .subject("somebody")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)))
        .claim("groups", List.of("issuer"))
        .claim("schac_home_organization", institution.sample().schacHomeOrganization())
        .build();
  }

  private String tokenBy(RSAKey key) {
    try {
      return sign(JWSAlgorithm.RS256, key, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String tokenBy(OctetSequenceKey key) {
    try {
      return sign(JWSAlgorithm.HS256, key, new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(JWSAlgorithm algorithm, JWK key, JWSSigner signer) throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims());
    token.sign(signer);
    return token.serialize();
  }
}
