package nl.microcredentials.issuer.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.JsonWebKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where keys are taken, and what keeps the service from starting. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyStoresTest {

  private static final String PASSWORD = KeyOfAnOperator.PASSWORD;

  @Inject KeyStores stores;
  @TempDir Path folder;

  private KeyOfAnOperator key;

  @BeforeEach
  void noSettings() {
    key = new KeyOfAnOperator(stores);
  }

  @Nested
  class Settings {

    @Test
    void that_name_no_key_are_refused() {
      key.assertRefused("names the key in 0 ways");
      key.settings.put("alias", "x");
      key.assertRefused("names the key in 0 ways");
    }

    @Test
    void that_name_a_key_in_two_ways_are_refused() {
      key.settings.put("file", "x");
      key.settings.put("pkcs11-config", "y");
      key.assertRefused(
          "names the key in 2 ways; exactly one of file, key-store-file, pkcs11-config,");
    }

    @ParameterizedTest
    @CsvSource({
      "key-store-file, password-file, alias",
      "key-store-file, alias, password-file",
      "pkcs11-config, key-label, pin-file",
      "pkcs11-config, pin-file, key-label"
    })
    void that_are_not_complete_are_refused(String source, String given, String missing) {
      key.settings.put(source, "x");
      key.settings.put(given, "y");
      key.assertRefused(source + " needs " + missing);
    }

    @ParameterizedTest
    @CsvSource({"file, alias", "file, pin-file", "public-key, password-file"})
    void that_belong_to_another_store_are_refused(String source, String stray) {
      key.settings.put(source, "x");
      key.settings.put(stray, "y");
      key.assertRefused(stray + " does not go with " + source);
    }
  }

  @Nested
  class A_JSON_Web_Key {

    @Test
    void that_is_not_there_is_refused() {
      key.settings.put("file", folder.resolve("none").toString());
      key.assertRefused("file cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "secret", "{\"kty\":\"oct\",\"k\":\"secret\"}", ""})
    void that_is_none_is_refused_without_being_quoted(String text) throws IOException {
      key.settings.put("file", Files.writeString(folder.resolve("jwk"), text).toString());
      key.assertRefused("file is not a private JSON Web Key");
    }

    @Test
    void whose_halves_do_not_belong_together_is_refused() throws IOException {
      var jwk = JsonWebKeys.of(Ed25519.generate(new SecureRandom()));
      jwk.set("x", JsonWebKeys.of(Ed25519.generate(new SecureRandom())).get("x"));
      key.settings.put("file", Files.writeString(folder.resolve("jwk"), jwk.toString()).toString());
      key.assertRefused("does not verify with its public key");
    }

    @Test
    void of_a_curve_that_institutions_do_not_use_is_refused() throws IOException {
      var jwk = JsonWebKeys.of(Ecdsa.generate(KeyType.P_384, new SecureRandom()));
      key.settings.put("file", Files.writeString(folder.resolve("jwk"), jwk.toString()).toString());
      key.assertRefused("Ed25519 or P-256");
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "P_256"})
    void signs(KeyType type) throws IOException {
      var pair =
          type == KeyType.ED25519
              ? Ed25519.generate(new SecureRandom())
              : Ecdsa.generate(type, new SecureRandom());
      key.settings.put(
          "file",
          Files.writeString(folder.resolve("jwk"), JsonWebKeys.of(pair).toString()).toString());
      key.assertSigns(type, StoreKind.JSON_WEB_KEY);
    }
  }

  @Nested
  class A_PKCS_12_file {

    @ParameterizedTest
    @CsvSource({"Ed25519, ED25519, ''", "EC, P_256, secp256r1"})
    void signs(String algorithm, KeyType type, String curve) {
      keyStore(algorithm, curve);
      key.assertSigns(type, StoreKind.PKCS_12);
    }

    @Test
    void is_opened_with_its_password_alone() throws IOException {
      keyStore("Ed25519", "");
      Files.writeString(folder.resolve("password"), "wrong secret");
      key.assertRefused("key-store-file is not a PKCS#12 file that password-file opens");
      key.settings.put("password-file", folder.resolve("none").toString());
      key.assertRefused("password-file cannot be read");
    }

    @Test
    void must_have_the_key() {
      keyStore("Ed25519", "");
      key.settings.put("alias", "another");
      key.assertRefused("no private key under this alias");
    }

    @Test
    void must_be_one() throws IOException {
      keyStore("Ed25519", "");
      Files.writeString(folder.resolve("keys.p12"), "secret");
      key.assertRefused("not a PKCS#12 file");
      Files.delete(folder.resolve("keys.p12"));
      key.assertRefused("not a PKCS#12 file");
    }

    @ParameterizedTest
    @CsvSource({"RSA, ''", "Ed448, ''", "EC, secp521r1"})
    void must_have_a_key_of_a_kind_that_institutions_use(String algorithm, String curve) {
      keyStore(algorithm, curve);
      key.assertRefused(curve.isEmpty() ? "a kind that is not supported" : "Ed25519 or P-256");
    }

    private void keyStore(String algorithm, String curve) {
      var command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keystore",
                  folder.resolve("keys.p12").toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-alias",
                  "key-1",
                  "-dname",
                  "CN=test",
                  "-keyalg",
                  algorithm));
      if (!curve.isEmpty()) {
        command.addAll(List.of("-groupname", curve));
      }
      SoftHsm.run(command);
      key.settings.put("key-store-file", folder.resolve("keys.p12").toString());
      key.settings.put("alias", "key-1");
      key.settings.put("password-file", write("password", PASSWORD + "\n"));
    }
  }

  @Nested
  class A_public_key {

    @Test
    void that_is_none_is_refused() {
      key.settings.put("public-key", "z6Mk");
      key.assertRefused("public-key is not a Multikey");
    }

    @Test
    void signs_nothing() {
      var publicKey = Ed25519.generate(new SecureRandom()).getPublic();
      key.settings.put("public-key", Multikey.encode(publicKey));
      assertThat(key.open().signer()).isEmpty();
      assertThat(key.open().publicKey()).isEqualTo(publicKey);
    }
  }

  private String write(String file, String text) {
    try {
      return Files.writeString(folder.resolve(file), text).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
