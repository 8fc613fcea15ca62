package nl.microcredentials.issuer.keystores;

import static nl.microcredentials.issuer.keystores.KeyOfAnOperator.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token with a key that never leaves it. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Pkcs11KeyTest {

  @Inject KeyStores stores;
  @TempDir Path folder;

  private KeyOfAnOperator key;

  @BeforeEach
  void noSettings() {
    key = new KeyOfAnOperator(stores);
  }

  @Test
  void signs_with_a_key_that_was_made_in_it() {
    key.settings.putAll(SoftHsm.inside(folder).generate().settings());
    key.assertSigns(KeyType.P_256, StoreKind.PKCS_11);
  }

  @Test
  void goes_on_after_its_session_has_ended() {
    var token = SoftHsm.inside(folder).generate();
    key.settings.putAll(token.settings());
    var opened = key.open();
    token.logout();
    assertThat(opened.isAvailable()).isTrue();
    var signature = opened.signer().orElseThrow().sign(MESSAGE);
    assertThat(Signatures.verify(opened.publicKey(), MESSAGE, signature)).isTrue();
  }

  @Test
  void that_refused_the_PIN_once_is_left_alone_lest_it_locks_itself() {
    var token = SoftHsm.inside(folder).generate();
    key.settings.putAll(token.settings());
    var signer = key.open().signer().orElseThrow();
    token.logout();
    token.write("pin", "000000");
    assertThatThrownBy(() -> signer.sign(MESSAGE)).isInstanceOf(SigningUnavailable.class);
    token.write("pin", SoftHsm.PIN);
    assertThatThrownBy(() -> signer.sign(MESSAGE)).isInstanceOf(SigningUnavailable.class);
    key.assertSigns(KeyType.P_256, StoreKind.PKCS_11);
  }

  @Test
  void is_opened_with_its_PIN_alone() {
    var token = SoftHsm.inside(folder).generate();
    key.settings.putAll(token.settings());
    token.logout();
    token.write("pin", "000000");
    key.assertRefused("the token does not take the PIN in pin-file (CKR_PIN_INCORRECT)");
    key.settings.put("pin-file", folder.resolve("none").toString());
    key.assertRefused("pin-file cannot be read");
  }

  @Test
  void must_be_there() {
    var token = SoftHsm.inside(folder);
    key.settings.putAll(token.settings());
    token.writeConfiguration("token.cfg", "77");
    key.assertRefused("pkcs11-config does not lead to a token: CKR_SLOT_ID_INVALID");
    key.settings.put("pkcs11-config", token.write("bad.cfg", "name = X\nlibrary = /none.so\n"));
    key.assertRefused("pkcs11-config does not lead to a token: Library /none.so does not exist");
    key.settings.put("pkcs11-config", token.write("bad.cfg", "pin = 471100\n"));
    key.assertRefused("pkcs11-config does not lead to a token");
    key.settings.put("pkcs11-config", folder.resolve("none").toString());
    key.assertRefused("pkcs11-config cannot be read");
  }

  @Test
  void must_have_the_key() {
    key.settings.putAll(SoftHsm.inside(folder).generate().settings());
    key.settings.put("key-label", "another");
    key.assertRefused("no private key with a certificate beside it under this key-label");
  }

  @ParameterizedTest
  @CsvSource({"RSA, 2048, -keysize", "EC, secp384r1, -groupname"})
  void must_have_a_P_256_key(String algorithm, String size, String option) {
    key.settings.putAll(
        SoftHsm.inside(folder).generate("-keyalg", algorithm, option, size).settings());
    key.assertRefused("not a P-256 key");
  }
}
