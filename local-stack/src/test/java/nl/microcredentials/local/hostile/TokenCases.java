package nl.microcredentials.local.hostile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.local.hostile.Expectation.Outcome;
import nl.microcredentials.local.keys.AccessTokens;
import nl.microcredentials.local.sample.SampleInstitution;

/** Access tokens that allow nothing, and requests that try to get around them. */
record TokenCases(Services services, SampleInstitution institution, String credentialId) {

  private static final int TOKEN_SIZE = 64 * 1024;
  private static final Expectation ACCEPTED = Expectation.of(Outcome.SURVIVE);

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "AUTH-02", this::expired,
        "AUTH-03", this::notYetValid,
        "AUTH-06", this::forged,
        "AUTH-11", this::roles,
        "AUTH-12", this::institutions,
        "AUTH-13", this::twice,
        "AUTH-19", () -> withToken("64 KiB", "x".repeat(TOKEN_SIZE)),
        "AUTH-22", this::methods);
  }

  private String credential() {
    return "/v1/credentials/" + credentialId.replace("urn:uuid:", "");
  }

  /** Both services that know access tokens get it. */
  private List<Attempt> withToken(String variant, String token) {
    return withToken(variant, () -> token);
  }

  /** The token is made when it is sent, because its times are a matter of seconds. */
  private List<Attempt> withToken(String variant, Supplier<String> token) {
    return List.of(
        atIssuer(variant, token),
        Attempt.of(
            variant + ", registry",
            () -> Services.get(services.registry(), "/v1/records?limit=1", token.get())));
  }

  private Attempt atIssuer(String variant, Supplier<String> token) {
    return Attempt.of(
        variant + ", issuer", () -> Services.get(services.issuer(), credential(), token.get()));
  }

  @SafeVarargs
  private static List<Attempt> all(List<Attempt>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }

  private static List<Attempt> accepted(List<Attempt> attempts) {
    return attempts.stream().map(attempt -> attempt.expecting(ACCEPTED)).toList();
  }

  /** A token that is in order. */
  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(AccessTokens.ISSUER)
        .audience(AccessTokens.AUDIENCE)
        .subject("somebody")
        .jwtID("1")
        .issueTime(inSeconds(-120))
        .expirationTime(inSeconds(600))
        .claim("groups", List.of("issuer", "auditor"))
        .claim("schac_home_organization", institution.schacHomeOrganization());
  }

  private static Date inSeconds(long seconds) {
    return Date.from(Workshop.now().plusSeconds(seconds));
  }

  private String token(Consumer<JWTClaimsSet.Builder> change) {
    var claims = claims();
    change.accept(claims);
    return signed(JWSAlgorithm.RS256, claims.build(), rsaSigner());
  }

  private JWSSigner rsaSigner() {
    try {
      return new RSASSASigner(services.stack().keys().tokenKey());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(JWSAlgorithm algorithm, JWTClaimsSet claims, JWSSigner signer) {
    try {
      var keyId = services.stack().keys().tokenKey().getKeyID();
      var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Attempt> expired() {
    return all(
        accepted(
            withToken("40 s ago", () -> token(claims -> claims.expirationTime(inSeconds(-40))))),
        withToken("61 s ago", () -> token(claims -> claims.expirationTime(inSeconds(-61)))));
  }

  private List<Attempt> notYetValid() {
    return all(
        accepted(withToken("in 40 s", () -> token(claims -> claims.notBeforeTime(inSeconds(40))))),
        withToken("in 61 s", () -> token(claims -> claims.notBeforeTime(inSeconds(61)))));
  }

  private List<Attempt> forged() {
    try {
      var publicKey = services.stack().keys().tokenKey().toRSAPublicKey().getEncoded();
      var other = new RSASSASigner(new RSAKeyGenerator(2048).generate());
      return all(
          withToken("none", new PlainJWT(claims().build()).serialize()),
          withToken(
              "public key as secret",
              signed(JWSAlgorithm.HS256, claims().build(), new MACSigner(publicKey))),
          withToken("another key", signed(JWSAlgorithm.RS256, claims().build(), other)));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Attempt> roles() {
    return all(
        withToken("none", token(claims -> claims.claim("groups", null))),
        withToken("a string", token(claims -> claims.claim("groups", "auditor"))),
        withToken(
            "capitals", token(claims -> claims.claim("groups", List.of("ISSUER", "AUDITOR")))),
        withToken(
            "trailing space",
            token(claims -> claims.claim("groups", List.of("issuer ", "auditor ")))));
  }

  private List<Attempt> institutions() {
    var two = List.of(institution.schacHomeOrganization(), "other.example");
    return List.of(
        atIssuer("two", () -> token(claims -> claims.claim("schac_home_organization", two))),
        atIssuer("any", () -> token(claims -> claims.claim("schac_home_organization", "*"))));
  }

  private List<Attempt> twice() {
    var valid = Services.bearer(token(_ -> {}));
    var forged = Services.bearer("e30.e30.AAAA");
    return Stream.of(valid + "\r\n" + forged, forged + "\r\n" + valid)
        .flatMap(headers ->
            Stream.of(
                raw(services.issuer(), "GET " + credential(), headers),
                raw(services.registry(), "GET /v1/records?limit=1", headers)))
        .toList();
  }

  private Attempt raw(URI service, String methodAndTarget, String headers) {
    return Attempt.of(
        methodAndTarget
            .replace(service.getAuthority(), "a service")
            .replace(credential(), "a credential"),
        () -> Wire.send(service, "%s HTTP/1.1\r\n%s".formatted(methodAndTarget, headers)));
  }

  private List<Attempt> methods() {
    var authorization = Services.bearer(token(_ -> {}));
    var override = authorization + "\r\nX-HTTP-Method-Override: DELETE";
    return Stream.concat(
            Stream.of(raw(services.issuer(), "PUT " + credential() + "/suspension", override)),
            Stream.of(services.issuer(), services.registry(), services.verifier())
                .flatMap(service ->
                    Stream.of(
                        raw(service, "TRACE /", authorization),
                        raw(service, "TRACE /v1/records", authorization),
                        raw(service, "CONNECT " + service.getAuthority(), authorization))))
        .toList();
  }
}
