package nl.microcredentials.issuer.keys;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.issuer.JsonWebKeys;
import nl.microcredentials.issuer.SetClock;
import nl.microcredentials.issuer.keystores.FaultyKeyStores;

/**
 * A university whose Ed25519 keys follow each other, a clock that can be set, and a device with all
 * keys that can fail.
 */
public class KeyTrouble implements QuarkusTestProfile {

  static final String KEYS = "issuer.institutions.universiteit-aan-zee.keys.";

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(SetClock.class, FaultyKeyStores.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "issuer.status-list.time-to-live", "24H",
        "issuer.key-store.timeout", "1S",
        "issuer.key-store.concurrency", "4",
        "issuer.key-store.failures", "3",
        "issuer.key-store.pause", "0.3S");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Keys.class));
  }

  /** Writes the keys that come later. */
  public static class Keys implements QuarkusTestResourceLifecycleManager {

    private Path folder;

    @Override
    public Map<String, String> start() {
      try {
        folder = Files.createTempDirectory("keys-test");
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var settings = new HashMap<String, String>();
        settings.put(KEYS + "key-1.valid-until", now.plus(Duration.ofHours(2)).toString());
        for (int hours = 1; hours <= 4; hours++) {
          var name = "key-" + (2 + hours);
          settings.put(KEYS + name + ".file", write(name));
          settings.put(KEYS + name + ".valid-from", now.plus(Duration.ofHours(hours)).toString());
        }
        settings.put(KEYS + "key-6.valid-until", now.plus(Duration.ofHours(5)).toString());
        settings.put(
            "issuer.institutions.hogeschool-van-de-delta.keys.key-1.valid-until",
            now.plus(Duration.ofHours(1)).toString());
        var old = Ed25519.generate(new SecureRandom()).getPublic();
        settings.put(KEYS + "key-0.public-key", Multikey.encode(old));
        settings.put(KEYS + "key-0.revoked-at", "2026-01-01T00:00:00Z");
        return settings;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String write(String name) throws IOException {
      var jwk = JsonWebKeys.of(Ed25519.generate(new SecureRandom()));
      return Files.writeString(folder.resolve(name), jwk.toString()).toString();
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
