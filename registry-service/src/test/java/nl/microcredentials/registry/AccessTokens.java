package nl.microcredentials.registry;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Access tokens as the national identity provider would issue them. */
public final class AccessTokens {

  static final String ISSUER = "https://idp.example";
  static final String AUDIENCE = "registry";
  static final String KEY_FILE = "test.idp.key-file";

  private AccessTokens() {}

  public static String operator() {
    return withGroups(List.of("operator"));
  }

  public static String auditor() {
    return withGroups(List.of("auditor"));
  }

  /** A token whose {@code groups} claim is {@code groups}, of whatever type. */
  public static String withGroups(Object groups) {
    return sign(claims().claim("groups", groups));
  }

  public static JwtClaimsBuilder claims() {
    return Jwt.issuer(ISSUER).audience(AUDIENCE).subject("someone").expiresIn(300);
  }

  public static String sign(JwtClaimsBuilder claims) {
    return claims.jws().keyId("test-1").sign(privateKey());
  }

  private static PrivateKey privateKey() {
    try {
      var file = ConfigProvider.getConfig().getValue(KEY_FILE, Path.class);
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
