package nl.microcredentials.issuer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.microcredentials.core.keys.KeyType;

/** One institution more, which has an Ed25519 key alone. */
public final class WithoutWalletKey implements QuarkusTestResourceLifecycleManager {

  public static final String INSTITUTION = "academie-zonder-sleutel";

  private Path key;

  @Override
  public Map<String, String> start() {
    try {
      key = Files.createTempFile("academie", ".jwk.json");
      Files.writeString(key, JsonWebKeys.generate(KeyType.ED25519));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var prefix = "issuer.institutions." + INSTITUTION + '.';
    return Map.of(
        prefix + "did", "did:web:localhost%3A8081:" + INSTITUTION,
        prefix + "legal-name", "Academie",
        prefix + "sector", "wo",
        prefix + "country-code", "NL",
        prefix + "institution-code", "99AZ",
        prefix + "schac-home-organization", INSTITUTION + ".example",
        prefix + "website", "https://www.academie.example/",
        prefix + "keys.key-1.file", key.toString());
  }

  @Override
  public void stop() {
    try {
      Files.delete(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
