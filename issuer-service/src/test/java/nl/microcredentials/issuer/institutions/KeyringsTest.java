package nl.microcredentials.issuer.institutions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.JsonWebKeys;
import nl.microcredentials.issuer.keystores.SoftHsm;
import nl.microcredentials.issuer.keystores.StoreKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sets of keys an institution can have. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyringsTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] MESSAGE = "message".getBytes(UTF_8);

  @Inject Keyrings keyrings;
  @TempDir Path folder;

  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void oneKey() {
    settings.put("did", "did:web:issuer.example:x");
    settings.put("legal-name", "x");
    settings.put("sector", "wo");
    settings.put("country-code", "NL");
    settings.put("institution-code", "99XX");
    settings.put("schac-home-organization", "x.example");
    settings.put("website", "https://x.example/");
    key("a", Ed25519.generate(RANDOM));
  }

  @Test
  void without_an_Ed25519_key_there_is_none() {
    key("a", Ecdsa.generate(KeyType.P_256, RANDOM));
    refused("issuer.institutions.x.keys: no key is Ed25519, and one is needed");
  }

  @Test
  void two_keys_of_a_type_need_different_beginnings() {
    key("b", Ed25519.generate(RANDOM));
    refused("issuer.institutions.x.keys.b: another Ed25519 key is valid from the same moment");
    settings.put("keys.b.valid-from", "2026-01-01T00:00:00Z");
    assertThat(open().signing(KeyType.ED25519).orElseThrow().verificationMethod()).endsWith("#b");
  }

  @Test
  void one_key_has_one_name() {
    var pair = Ed25519.generate(RANDOM);
    key("b", pair);
    settings.put("keys.b.valid-from", "2026-01-01T00:00:00Z");
    settings.put("keys.c.public-key", Multikey.encode(pair.getPublic()));
    settings.put("keys.c.revoked-at", "2026-01-01T00:00:00Z");
    refused("issuer.institutions.x.keys.c: another of these keys is the same one");
  }

  @Test
  void times_make_sense() {
    settings.put("keys.a.valid-from", "2026-01-01T00:00:00Z");
    settings.put("keys.a.valid-until", "2026-01-01T00:00:00Z");
    refused("issuer.institutions.x.keys.a: valid-until is not after valid-from");
    settings.put("keys.a.valid-until", "2027-01-01T00:00:00Z");
    settings.put("keys.a.revoked-at", "9999-01-01T00:00:00Z");
    refused("issuer.institutions.x.keys.a: revoked-at is in the future");
  }

  @Test
  void a_public_key_alone_has_ended() {
    settings.put("keys.old.public-key", Multikey.encode(Ed25519.generate(RANDOM).getPublic()));
    refused("issuer.institutions.x.keys.old: public-key is for a key that signs no more");
    settings.put("keys.old.valid-until", "9999-01-01T00:00:00Z");
    refused("issuer.institutions.x.keys.old: public-key is for a key that signs no more");
    settings.put("keys.old.valid-until", "2026-01-01T00:00:00Z");
    assertThat(open().all()).hasSize(2);
  }

  @Test
  void a_key_counts_from_a_whole_second_on() {
    settings.put("keys.a.valid-from", "2026-01-01T00:00:00.001Z");
    var key = open().signing(KeyType.ED25519).orElseThrow();
    assertThat(key.validFrom()).isEqualTo("2026-01-01T00:00:01Z");
    assertThat(key.notBefore(key.validFrom().minusSeconds(9))).isEqualTo(key.validFrom());
    assertThat(key.notBefore(key.validFrom().plusSeconds(9)))
        .isEqualTo(key.validFrom().plusSeconds(9));
  }

  @Test
  void P_256_can_be_in_a_token_while_Ed25519_is_in_a_file() {
    var token = SoftHsm.inside(folder).generate();
    token.settings().forEach((name, value) -> settings.put("keys.hsm." + name, value));
    var keyring = open();
    for (var type : new KeyType[] {KeyType.P_256, KeyType.ED25519}) {
      var key = keyring.signing(type).orElseThrow();
      assertThat(Signatures.verify(key.publicKey(), MESSAGE, key.signer().sign(MESSAGE))).isTrue();
      assertThat(keyring.isAvailable(type)).isTrue();
    }
    assertThat(keyring.named("hsm").orElseThrow().store()).isEqualTo(StoreKind.PKCS_11);
    assertThat(keyring.named("a").orElseThrow().store()).isEqualTo(StoreKind.JSON_WEB_KEY);
  }

  @Test
  void a_key_that_cannot_be_had_is_named() {
    var token = SoftHsm.inside(folder).generate();
    token.settings().forEach((name, value) -> settings.put("keys.hsm." + name, value));
    token.logout();
    token.write("pin", "000000");
    refused("issuer.institutions.x.keys.hsm: the token does not take the PIN in pin-file");
  }

  private void key(String id, KeyPair pair) {
    try {
      var file = folder.resolve(id + ".jwk");
      Files.writeString(file, JsonWebKeys.of(pair).toString());
      settings.put("keys." + id + ".file", file.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Keyring open() {
    var builder = new SmallRyeConfigBuilder().withMapping(IssuerConfig.Institution.class, "x");
    settings.forEach((name, value) -> builder.withDefaultValue("x." + name, value));
    var institution = builder.build().getConfigMapping(IssuerConfig.Institution.class, "x");
    return keyrings.of("x", institution);
  }

  private void refused(String sentence) {
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(sentence);
  }
}
