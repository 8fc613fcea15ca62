package nl.microcredentials.local.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.local.sample.SampleInstitution;

/** Stands in for the identity provider of the institutions. */
public final class AccessTokens {

  /** The {@code iss} of every token. */
  public static final String ISSUER = "https://identity.local.example";

  /** The {@code aud} of every token. */
  public static final String AUDIENCE = "microcredentials";

  /** How long a token can be used. */
  public static final Duration LIFETIME = Duration.ofMinutes(30);

  private final RSAKey key;
  private final Clock clock;

  public AccessTokens(RSAKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** A token of somebody at {@code institution}. */
  public String of(SampleInstitution institution, Role... roles) {
    return mint(Optional.of(institution), List.of(roles));
  }

  /** A token of somebody who works for the national system. */
  public String national(Role... roles) {
    return mint(Optional.empty(), List.of(roles));
  }

  private String mint(Optional<SampleInstitution> institution, List<Role> roles) {
    var now = clock.instant();
    var who = institution.map(SampleInstitution::name).orElse("national-system");
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject("client-of-" + who)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .claim("groups", roles.stream().map(Role::wireName).toList());
    institution.ifPresent(
        home -> claims.claim("schac_home_organization", home.schacHomeOrganization()));
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    try {
      var token = new SignedJWT(header, claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("an access token cannot be signed", e);
    }
  }
}
