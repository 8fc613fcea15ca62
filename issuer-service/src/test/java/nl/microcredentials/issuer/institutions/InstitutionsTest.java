package nl.microcredentials.issuer.institutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.JsonWebKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which institutions can issue beside each other. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstitutionsTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Keyrings keyrings;
  @TempDir Path folder;

  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void two_institutions() throws IOException {
    settings.put("issuer.base-url", "https://issuer.example");
    settings.put("issuer.learner-key-file", "unused");
    settings.put("issuer.registry.url", "https://registry.example");
    settings.put("issuer.registry.log-key", "unused");
    settings.put("issuer.documents.verification-page", "https://verifier.example/");
    add("one");
    add("other");
  }

  private void add(String name) throws IOException {
    var file = folder.resolve(name + ".jwk.json");
    Files.writeString(file, JsonWebKeys.of(Ed25519.generate(RANDOM)).toString());
    var prefix = "issuer.institutions." + name + '.';
    settings.put(prefix + "did", "did:web:issuer.example:" + name);
    settings.put(prefix + "legal-name", name);
    settings.put(prefix + "sector", "wo");
    settings.put(prefix + "country-code", "NL");
    settings.put(prefix + "institution-code", "99XX");
    settings.put(prefix + "schac-home-organization", name + ".example");
    settings.put(prefix + "website", "https://" + name + ".example/");
    settings.put(prefix + "keys.key-1.file", file.toString());
  }

  @Test
  void each_has_keys_of_its_own() {
    assertThat(load().all()).hasSize(2);
    settings.put(
        "issuer.institutions.other.keys.key-1.file",
        settings.get("issuer.institutions.one.keys.key-1.file"));
    assertThatThrownBy(this::load)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "issuer\\.institutions\\.(one|other)\\.keys\\.key-1: this is a key of (one|other)");
  }

  @Test
  void each_has_a_home_organization_of_its_own() {
    settings.put("issuer.institutions.other.schac-home-organization", "one.example");
    assertThatThrownBy(this::load)
        .hasMessage("two institutions have schac-home-organization one.example");
  }

  private Institutions load() {
    var builder =
        new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IssuerConfig.class);
    settings.forEach(builder::withDefaultValue);
    return new Institutions(builder.build().getConfigMapping(IssuerConfig.class), keyrings);
  }
}
