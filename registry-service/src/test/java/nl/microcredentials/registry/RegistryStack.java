package nl.microcredentials.registry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import nl.microcredentials.core.keys.Ed25519;

/**
 * A real PostgreSQL with an owner and an application role, fresh keys, and an identity provider.
 */
public class RegistryStack implements QuarkusTestResourceLifecycleManager {

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      var directory = Files.createTempDirectory("registry");
      postgres = EmbeddedPostgres.builder().start();
      createRoles();
      var config = new HashMap<String, String>();
      addDatabase(config);
      addIdentityProvider(config, directory);
      config.put("registry.base-url", "https://registry.example");
      config.put("registry.log.origin", "registry.example/log");
      config.put("registry.log.key-file", key(directory.resolve("log.pem")));
      config.put("registry.log.checkpoint-file", directory.resolve("checkpoint").toString());
      config.put("registry.trust-list.key-file", key(directory.resolve("trust-list.pem")));
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void createRoles() throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role registry_owner login");
      statement.execute("create role registry_app login");
      statement.execute("create database registry owner registry_owner");
    }
  }

  private void addDatabase(Map<String, String> config) {
    var url = "jdbc:postgresql://localhost:%d/registry".formatted(postgres.getPort());
    config.put("quarkus.datasource.jdbc.url", url);
    config.put("quarkus.datasource.username", "registry_app");
    config.put("quarkus.datasource.password", "trusted");
    config.put("quarkus.flyway.jdbc-url", url);
    config.put("quarkus.flyway.username", "registry_owner");
    config.put("quarkus.flyway.password", "trusted");
    config.put("quarkus.flyway.placeholders.applicationRole", "registry_app");
  }

  private static void addIdentityProvider(Map<String, String> config, Path directory)
      throws GeneralSecurityException, IOException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    var publicKey = (RSAPublicKey) pair.getPublic();
    var jwks =
        """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"test-1","n":"%s","e":"%s"}]}\
        """
            .formatted(unsigned(publicKey.getModulus()), unsigned(publicKey.getPublicExponent()));
    var jwksFile = Files.writeString(directory.resolve("jwks.json"), jwks);
    var privateKey = directory.resolve("idp.der");
    Files.write(privateKey, pair.getPrivate().getEncoded());
    config.put("mp.jwt.verify.publickey.location", jwksFile.toUri().toString());
    config.put("mp.jwt.verify.issuer", AccessTokens.ISSUER);
    config.put("mp.jwt.verify.audiences", AccessTokens.AUDIENCE);
    config.put(AccessTokens.KEY_FILE, privateKey.toString());
  }

  private static String unsigned(java.math.BigInteger n) {
    var bytes = n.toByteArray();
    var start = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
  }

  private static String key(Path file) throws IOException {
    var key = Ed25519.generate(new SecureRandom()).getPrivate();
    return Files.writeString(file, Ed25519.writePrivateKey(key)).toString();
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
