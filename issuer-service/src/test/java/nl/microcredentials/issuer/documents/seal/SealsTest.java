package nl.microcredentials.issuer.documents.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.SealFile;
import nl.microcredentials.issuer.institutions.Institution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SealsTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = SealFile.write(folder.resolve("seal.p12"), "aan Zee", FROM, UNTIL);
  }

  @Test
  void a_seal_that_is_valid_later_or_was_valid_once_is_not_used() throws IOException {
    for (var time : List.of(FROM.minusSeconds(1), UNTIL.plusSeconds(1))) {
      var seals = seals(file, SealFile.PASSWORD, time);
      assertThatThrownBy(() -> seals.of(institution())).isInstanceOf(Seals.OutOfDate.class);
    }
    assertThat(seals(file, SealFile.PASSWORD, FROM.plusSeconds(1)).of(institution())).isNotNull();
  }

  @Test
  void the_service_does_not_start_with_a_seal_it_cannot_use() throws IOException {
    assertThatThrownBy(() -> seals(file, "another", FROM))
        .hasMessage("the seal of u cannot be read");
    assertThatThrownBy(() -> seals(folder.resolve("none"), SealFile.PASSWORD, FROM))
        .hasMessage("the seal of u cannot be read");
    Files.writeString(file, "no key store");
    assertThatThrownBy(() -> seals(file, SealFile.PASSWORD, FROM))
        .hasMessage("the seal of u cannot be read");
  }

  private Seals seals(Path file, String password, Instant time) throws IOException {
    var settings = new HashMap<String, String>();
    settings.put("issuer.base-url", "https://issuer.example");
    settings.put("issuer.learner-key-file", "unused");
    settings.put("issuer.registry.url", "https://registry.example");
    settings.put("issuer.registry.log-key", "unused");
    settings.put("issuer.documents.verification-page", "https://controle.example/");
    var prefix = "issuer.institutions.u.";
    settings.put(prefix + "did", "did:web:issuer.example:u");
    settings.put(prefix + "legal-name", "u");
    settings.put(prefix + "sector", "wo");
    settings.put(prefix + "country-code", "NL");
    settings.put(prefix + "institution-code", "99ZA");
    settings.put(prefix + "schac-home-organization", "u.example");
    settings.put(prefix + "website", "https://www.u.example/");
    settings.put(prefix + "keys.key-1.file", "unused");
    settings.put(prefix + "seal.key-store-file", file.toString());
    var passwordFile = Files.writeString(folder.resolve("password"), password + "\n");
    settings.put(prefix + "seal.password-file", passwordFile.toString());
    return new Seals(config(settings), Clock.fixed(time, ZoneOffset.UTC));
  }

  private static IssuerConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withDefaultValues(settings)
        .withMapping(IssuerConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .build()
        .getConfigMapping(IssuerConfig.class);
  }

  private static Institution institution() {
    return new Institution(
        "u",
        "did:web:issuer.example:u",
        "u",
        Sector.WO,
        "NL",
        "99ZA",
        URI.create("https://www.u.example/"),
        null); // what it signs credentials with does not matter here
  }
}
