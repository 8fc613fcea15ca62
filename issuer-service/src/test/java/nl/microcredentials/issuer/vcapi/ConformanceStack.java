package nl.microcredentials.issuer.vcapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.issuer.JsonWebKeys;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service as public test suites drive it: a throw-away issuer for every suite and curve. */
public class ConformanceStack implements QuarkusTestProfile {

  static final String ANY_ISSUER = "any-issuer";

  static final String SELECTIVE = "ecdsa-sd-2023";
  static final String SIGNATURE_2020 = "ed25519-signature-2020";

  /** The instances that only sign what names them. */
  static final Map<String, KeyType> INSTANCES =
      Map.of(
          "eddsa-rdfc-2022",
          KeyType.ED25519,
          "eddsa-jcs-2022",
          KeyType.ED25519,
          "ecdsa-rdfc-2019-p256",
          KeyType.P_256,
          "ecdsa-rdfc-2019-p384",
          KeyType.P_384,
          "ecdsa-jcs-2019-p256",
          KeyType.P_256,
          "ecdsa-jcs-2019-p384",
          KeyType.P_384,
          SELECTIVE,
          KeyType.P_256,
          SIGNATURE_2020,
          KeyType.ED25519);

  static String cryptosuite(String instance) {
    return instance.equals(SIGNATURE_2020)
        ? "Ed25519Signature2020"
        : instance.replaceFirst("-p[0-9]+$", "");
  }

  static String did(String instance) {
    return ConfigProvider.getConfig().getValue("test.did." + instance, String.class);
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Keys.class));
  }

  /** Writes the keys, and the settings with them. */
  public static class Keys implements QuarkusTestResourceLifecycleManager {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> settings = new HashMap<>();
    private Path folder;

    @Override
    public Map<String, String> start() {
      try {
        folder = Files.createTempDirectory("vc-api-test");
        settings.put("issuer.vc-api.conformance", "true");
        for (var instance : INSTANCES.entrySet()) {
          add(instance.getKey(), cryptosuite(instance.getKey()), instance.getValue());
        }
        add(ANY_ISSUER, "eddsa-rdfc-2022", KeyType.ED25519);
        settings.put("issuer.vc-api.instances.any-issuer.any-issuer", "true");
        return settings;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void add(String name, String cryptosuite, KeyType type) throws IOException {
      var key =
          switch (type) {
            case ED25519 -> Ed25519.generate(RANDOM);
            case P_256, P_384, P_521 -> Ecdsa.generate(type, RANDOM);
          };
      var prefix = "issuer.vc-api.instances." + name + '.';
      settings.put(prefix + "cryptosuite", cryptosuite);
      settings.put(prefix + "key-file", write(name, key).toString());
      settings.put("test.did." + name, JsonWebKeys.didOf(key.getPublic()));
    }

    private Path write(String name, KeyPair key) throws IOException {
      var json = new String(StrictJson.write(JsonWebKeys.of(key)), UTF_8);
      return Files.writeString(folder.resolve(name + ".jwk"), json);
    }

    @Override
    public void stop() {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
