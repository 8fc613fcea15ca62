package nl.microcredentials.issuer.keystores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.microcredentials.issuer.IssuerConfig;

/**
 * What the operator wrote about one key.
 *
 * @param name of the settings, such as {@code issuer.institutions.x.keys.key-1}
 */
public record KeySettings(String name, IssuerConfig.Key key) {

  /**
   * Which store the key is in.
   *
   * @throws IllegalStateException if that is not said in exactly one way
   */
  StoreKind kind() {
    var given = given();
    var kinds =
        Arrays.stream(StoreKind.values()).filter(kind -> given.containsKey(kind.source())).toList();
    if (kinds.size() != 1) {
      throw wrong(
          "names the key in %d ways; exactly one of %s is needed"
              .formatted(
                  kinds.size(),
                  Arrays.stream(StoreKind.values())
                      .map(StoreKind::source)
                      .collect(Collectors.joining(", "))));
    }
    var kind = kinds.getFirst();
    for (var companion : kind.companions()) {
      if (!given.containsKey(companion)) {
        throw wrong("%s needs %s beside it".formatted(kind.source(), companion));
      }
      given.remove(companion);
    }
    given.remove(kind.source());
    if (!given.isEmpty()) {
      throw wrong(
          "%s does not go with %s".formatted(given.keySet().iterator().next(), kind.source()));
    }
    return kind;
  }

  private Map<String, Object> given() {
    var given = new HashMap<String, Object>();
    key.file().ifPresent(value -> given.put("file", value));
    key.keyStoreFile().ifPresent(value -> given.put("key-store-file", value));
    key.alias().ifPresent(value -> given.put("alias", value));
    key.passwordFile().ifPresent(value -> given.put("password-file", value));
    key.pkcs11Config().ifPresent(value -> given.put("pkcs11-config", value));
    key.keyLabel().ifPresent(value -> given.put("key-label", value));
    key.pinFile().ifPresent(value -> given.put("pin-file", value));
    key.publicKey().ifPresent(value -> given.put("public-key", value));
    return given;
  }

  /** The secret in a file; editors end the line, which is no part of it. */
  char[] secret(String setting, Optional<Path> file) {
    try {
      return Files.readString(file.orElseThrow()).stripTrailing().toCharArray();
    } catch (IOException e) {
      throw wrong("%s cannot be read".formatted(setting));
    }
  }

  /** A mistake of the operator, in a sentence that names the setting and no secret. */
  public IllegalStateException wrong(String what) {
    return new IllegalStateException("%s: %s".formatted(name, what));
  }
}
