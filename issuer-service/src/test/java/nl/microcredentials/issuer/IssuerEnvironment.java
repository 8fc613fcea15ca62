package nl.microcredentials.issuer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import nl.microcredentials.core.keys.KeyType;

/** A real PostgreSQL, four institutions with fresh keys, an identity provider's key, a registry. */
public class IssuerEnvironment implements QuarkusTestResourceLifecycleManager {

  static final String TOKEN_KEY = "test.token-key";
  static final String DATABASE_OWNER = "test.database-owner-url";

  private EmbeddedPostgres database;
  private RegistryDouble registry;
  private WebhookReceiver webhooks;
  private MailServer mails;
  private Path folder;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("issuer-test");
      database = EmbeddedPostgres.start();
      registry = RegistryDouble.start();
      webhooks = WebhookReceiver.start();
      mails = MailServer.start();
      var config = new HashMap<String, String>();
      config.putAll(databaseConfig());
      config.putAll(tokenConfig());
      config.put("issuer.base-url", "http://localhost:8081");
      config.put("issuer.learner-key-file", write("learner.key", learnerKey()));
      config.put("issuer.status-list.time-to-live", "1S");
      config.put("issuer.registry.url", registry.url());
      config.put("issuer.registry.log-key", registry.logKey());
      config.put("issuer.registry.retry-delay", "0.05S");
      config.put("issuer.webhooks.retry-delay", "0.05S");
      config.put("issuer.webhooks.extra-origins", webhooks.url());
      config.put("issuer.claims.mail-from", "Microcredentials <no-reply@microcredentials.example>");
      config.put("quarkus.mailer.host", "localhost");
      config.put("quarkus.mailer.port", Integer.toString(mails.port()));
      config.put("issuer.documents.verification-page", "https://controle.example/");
      addInstitution(config, "universiteit-aan-zee", "wo", "99UZ");
      addSeal(config, "universiteit-aan-zee");
      addSeal(config, "hogeschool-van-de-delta");
      config.put("issuer.institutions.hogeschool-van-de-delta.logo", write("logo.svg", logo()));
      addInstitution(config, "hogeschool-van-de-delta", "hbo", "99HD");
      addDefaults(config, "hogeschool-van-de-delta");
      addInstitution(config, "mbo-college-rivierenland", "mbo", "99MR");
      addInstitution(config, Tokens.WITH_FOUR_EYES, "wo", "99AV");
      config.put("issuer.institutions." + Tokens.WITH_FOUR_EYES + ".four-eyes", "true");
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> databaseConfig() {
    try (var connection = database.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role issuer_owner login password 'owner'");
      statement.execute("create role issuer_app login password 'app'");
      statement.execute("create database issuer owner issuer_owner");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var url = "jdbc:postgresql://localhost:%d/issuer".formatted(database.getPort());
    return Map.of(
        "quarkus.datasource.jdbc.url",
        url,
        "quarkus.datasource.username",
        "issuer_app",
        "quarkus.datasource.password",
        "app",
        "quarkus.flyway.jdbc-url",
        url,
        "quarkus.flyway.username",
        "issuer_owner",
        "quarkus.flyway.password",
        "owner",
        "quarkus.flyway.placeholders.applicationRole",
        "issuer_app",
        DATABASE_OWNER,
        url + "?user=issuer_owner&password=owner");
  }

  private Map<String, String> tokenConfig() throws IOException {
    var pair = rsaKey();
    return Map.of(
        "mp.jwt.verify.publickey.location",
        "file:" + write("jwks.json", jwks(pair)),
        "mp.jwt.verify.issuer",
        Tokens.ISSUER,
        "mp.jwt.verify.audiences",
        Tokens.AUDIENCE,
        TOKEN_KEY,
        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
  }

  private static KeyPair rsaKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String jwks(KeyPair pair) {
    var key = (RSAPublicKey) pair.getPublic();
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return """
    {"keys": [{"kty": "RSA", "kid": "%s", "use": "sig", "alg": "RS256", "e": "AQAB", "n": "%s"}]}
    """
        .formatted(Tokens.KEY_ID, encoder.encodeToString(unsigned(key.getModulus().toByteArray())));
  }

  private static byte[] unsigned(byte[] bytes) {
    return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String learnerKey() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private void addInstitution(Map<String, String> config, String name, String sector, String code)
      throws IOException {
    var prefix = "issuer.institutions." + name + '.';
    config.put(prefix + "did", "did:web:localhost%3A8081:" + name);
    config.put(prefix + "legal-name", name);
    config.put(prefix + "sector", sector);
    config.put(prefix + "country-code", "NL");
    config.put(prefix + "institution-code", code);
    config.put(prefix + "schac-home-organization", name + ".example");
    config.put(prefix + "website", "https://www." + name + ".example/");
    config.put(
        prefix + "keys.key-1.file",
        write(name + "-1.jwk.json", JsonWebKeys.generate(KeyType.ED25519)));
    config.put(
        prefix + "keys.key-2.file",
        write(name + "-2.jwk.json", JsonWebKeys.generate(KeyType.P_256)));
  }

  /** As an institution declares whose student systems only report settled results of employees. */
  private static void addDefaults(Map<String, String> config, String name) {
    var prefix = "issuer.institutions." + name + ".completion-defaults.";
    config.put(prefix + "names-validated", "true");
    config.put(prefix + "initial-student", "false");
    config.put(prefix + "results-final", "true");
  }

  private static String logo() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">
      <path d="M0 0h60v20h-60z" fill="#ff0000"/>
    </svg>
    """;
  }

  /** The vocational college has none. */
  private void addSeal(Map<String, String> config, String name) throws IOException {
    var now = Instant.now();
    var file = folder.resolve(name + ".p12");
    SealFile.write(file, name, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)));
    config.put("issuer.institutions." + name + ".seal.key-store-file", file.toString());
    config.put(
        "issuer.institutions." + name + ".seal.password-file",
        write(name + ".password", SealFile.PASSWORD + "\n"));
  }

  private String write(String file, String text) throws IOException {
    return Files.writeString(folder.resolve(file), text).toString();
  }

  @Override
  public void stop() {
    try {
      registry.stop();
      webhooks.stop();
      mails.stop();
      database.close();
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
