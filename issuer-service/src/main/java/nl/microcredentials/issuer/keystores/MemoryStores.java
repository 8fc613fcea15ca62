package nl.microcredentials.issuer.keystores;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.problem.Refused;

/** Keys that are read from a file and held in memory from then on. */
final class MemoryStores {

  private MemoryStores() {}

  /** A private JSON Web Key. */
  static OpenedKey jsonWebKey(KeySettings settings, SecureRandom random) {
    try {
      var json = Files.readAllBytes(settings.key().file().orElseThrow());
      var pair = Jwk.readPair(StrictJson.parseObject(json));
      return OpenedKey.inMemory(pair.getPublic(), Signatures.signer(pair, random));
    } catch (IOException e) {
      throw settings.wrong("file cannot be read");
    } catch (Refused e) { // whose sentence is not repeated: it could quote what is no key
      throw settings.wrong("file is not a private JSON Web Key");
    }
  }

  /**
   * A key in a PKCS#12 file.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292, PKCS #12</a>
   */
  static OpenedKey pkcs12(KeySettings settings, SecureRandom random) {
    var password = settings.secret("password-file", settings.key().passwordFile());
    var alias = settings.key().alias().orElseThrow();
    try (var file = Files.newInputStream(settings.key().keyStoreFile().orElseThrow())) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(file, password);
      if (!(store.getKey(alias, password) instanceof PrivateKey key)
          || store.getCertificate(alias) == null) {
        throw settings.wrong("key-store-file has no private key under this alias");
      }
      var publicKey = store.getCertificate(alias).getPublicKey();
      return OpenedKey.inMemory(publicKey, Signatures.signer(new KeyPair(publicKey, key), random));
    } catch (IOException | GeneralSecurityException e) {
      throw settings.wrong("key-store-file is not a PKCS#12 file that password-file opens");
    } catch (Refused e) {
      throw settings.wrong("the key under this alias is of a kind that is not supported");
    }
  }

  /** A public key that stands in the settings itself. */
  static OpenedKey publicKey(KeySettings settings) {
    try {
      var key = Multikey.decode(settings.key().publicKey().orElseThrow());
      return new OpenedKey(key, Optional.empty(), Optional.empty());
    } catch (Refused e) {
      throw settings.wrong("public-key is not a Multikey");
    }
  }
}
