package nl.microcredentials.issuer.keystores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.issuer.IssuerConfig;

/** A key as an operator sets it up, and what comes of it. */
final class KeyOfAnOperator {

  static final byte[] MESSAGE = "message".getBytes(UTF_8);
  static final String PASSWORD = "correct horse";

  /** Without the name of the key in front of each. */
  final Map<String, String> settings = new HashMap<>();

  private final KeyStores stores;

  KeyOfAnOperator(KeyStores stores) {
    this.stores = stores;
  }

  void assertSigns(KeyType type, StoreKind kind) {
    var key = open();
    assertThat(key.type()).isEqualTo(type);
    assertThat(key.store()).isEqualTo(kind);
    assertThat(key.isAvailable()).isTrue();
    var signature = key.signer().orElseThrow().sign(MESSAGE);
    assertThat(Signatures.verify(key.publicKey(), MESSAGE, signature)).isTrue();
  }

  StoredKey open() {
    var builder = new SmallRyeConfigBuilder().withMapping(IssuerConfig.Key.class, "key");
    settings.forEach((name, value) -> builder.withDefaultValue("key." + name, value));
    var key = builder.build().getConfigMapping(IssuerConfig.Key.class, "key");
    return stores.open(new KeySettings("issuer.institutions.x.keys.y", key));
  }

  void assertRefused(String sentence) {
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("issuer.institutions.x.keys.y: ")
        .hasMessageContaining(sentence)
        .hasNoCause()
        .message()
        .doesNotContain("secret", PASSWORD, SoftHsm.PIN, "000000");
  }
}
