package nl.microcredentials.issuer;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Access tokens as the identity provider of the test environment makes them. */
public final class Tokens {

  public static final String ISSUER = "https://idp.example";
  public static final String AUDIENCE = "issuer";
  public static final String KEY_ID = "test";

  public static final String UNIVERSITY = "universiteit-aan-zee";
  public static final String APPLIED = "hogeschool-van-de-delta";
  public static final String VOCATIONAL = "mbo-college-rivierenland";

  /** Its completions wait for the exam board. */
  public static final String WITH_FOUR_EYES = "academie-van-vier";

  private Tokens() {}

  /** A token of a client of {@code institution}. */
  public static String of(String institution, String... roles) {
    return sign(claims(institution + ".example").groups(Set.of(roles)));
  }

  /** A token of a person who uses {@code client}. */
  public static String of(String institution, String person, String client, String role) {
    return sign(
        claims(institution + ".example")
            .subject(person)
            .claim("client_id", client)
            .groups(Set.of(role)));
  }

  public static JwtClaimsBuilder claims(Object institution) {
    var now = Instant.now();
    return Jwt.claims()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("client-of-" + institution)
        .issuedAt(now)
        .expiresAt(now.plusSeconds(300))
        .claim("schac_home_organization", institution);
  }

  public static String sign(JwtClaimsBuilder claims) {
    return claims.jws().keyId(KEY_ID).sign(key());
  }

  static PrivateKey key() {
    var encoded = ConfigProvider.getConfig().getValue(IssuerEnvironment.TOKEN_KEY, String.class);
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
