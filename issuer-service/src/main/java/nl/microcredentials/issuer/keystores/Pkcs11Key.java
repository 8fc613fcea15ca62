package nl.microcredentials.issuer.keystores;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.core.problem.Refused;

/**
 * A P-256 key that never leaves its token.
 *
 * <p>Java's provider sees a private key only beside a certificate with the same label, which is
 * where the public key comes from. It cannot sign with Ed25519.
 *
 * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-spec/v3.1/os/pkcs11-spec-v3.1-os.html">
 *     PKCS #11 Specification Version 3.1</a>
 */
final class Pkcs11Key implements Signer {

  private final KeySettings settings;
  private final Provider provider;
  private final PublicKey publicKey;

  /** Signs in the present session with the token. */
  private volatile Signer session;

  /** Set once the token refused the PIN: after some more attempts it would lock itself. */
  private volatile boolean locksItself;

  private Pkcs11Key(KeySettings settings) {
    this.settings = settings;
    this.provider = provider(settings);
    var entry = login();
    this.publicKey = entry.getCertificate().getPublicKey();
    checkType();
    this.session = Ecdsa.signer(KeyType.P_256, entry.getPrivateKey(), provider);
  }

  /**
   * Finds the key in its token.
   *
   * @throws IllegalStateException if it cannot be had
   */
  static OpenedKey open(KeySettings settings) {
    var key = new Pkcs11Key(settings);
    return new OpenedKey(
        key.publicKey,
        Optional.of(key),
        Optional.of(settings.key().pkcs11Config().orElseThrow().toAbsolutePath().toString()));
  }

  private static Provider provider(KeySettings settings) {
    var file = settings.key().pkcs11Config().orElseThrow();
    if (!Files.isReadable(file)) {
      throw settings.wrong("pkcs11-config cannot be read");
    }
    var unconfigured = Security.getProvider("SunPKCS11");
    if (unconfigured == null) {
      throw settings.wrong("this Java has no provider for PKCS#11 (module jdk.crypto.cryptoki)");
    }
    try {
      return unconfigured.configure(file.toString());
    } catch (RuntimeException e) { // of several kinds, none of which is part of an interface
      throw settings.wrong(
          "pkcs11-config does not lead to a token: %s".formatted(deepest(e).getMessage()));
    }
  }

  private KeyStore.PrivateKeyEntry login() {
    var pin = settings.secret("pin-file", settings.key().pinFile());
    var label = settings.key().keyLabel().orElseThrow();
    try {
      var store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      if (store.getEntry(label, null) instanceof KeyStore.PrivateKeyEntry entry) {
        return entry;
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      locksItself = refusesPin(e);
      throw settings.wrong(
          locksItself
              ? "the token does not take the PIN in pin-file (%s)"
                  .formatted(deepest(e).getMessage())
              : "the token cannot be opened (%s)".formatted(deepest(e).getMessage()));
    }
    throw settings.wrong(
        "the token has no private key with a certificate beside it under this key-label");
  }

  private static boolean refusesPin(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof LoginException
          && String.valueOf(deepest(e).getMessage()).contains("PIN")) {
        return true;
      }
    }
    return false;
  }

  private static Throwable deepest(Throwable e) {
    var deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private void checkType() {
    try {
      if (KeyType.of(publicKey) == KeyType.P_256) {
        return;
      }
    } catch (Refused e) {
      // as below
    }
    throw settings.wrong("the key in the token is not a P-256 key");
  }

  @Override
  public KeyType keyType() {
    return KeyType.P_256;
  }

  /** A token ends sessions when it likes, for example when it was away; then there is a new one. */
  @Override
  public byte[] sign(byte[] message) {
    var present = session;
    try {
      return present.sign(message);
    } catch (RuntimeException e) {
      return renewed(present).sign(message);
    }
  }

  private synchronized Signer renewed(Signer ended) {
    if (locksItself) {
      throw new SigningUnavailable("The token that keeps the key does not let us in.");
    }
    if (session == ended) {
      session = Ecdsa.signer(KeyType.P_256, login().getPrivateKey(), provider);
    }
    return session;
  }
}
