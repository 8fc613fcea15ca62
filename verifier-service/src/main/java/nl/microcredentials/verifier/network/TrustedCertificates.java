package nl.microcredentials.verifier.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/** Certificates that an operator trusts by name, because nobody else vouches for them. */
final class TrustedCertificates {

  private TrustedCertificates() {}

  /**
   * Trusts the certificates in a PEM file, and no others.
   *
   * @throws IllegalStateException if they cannot be read; the service must not start then
   */
  static SSLContext of(Path file) {
    try (var pem = Files.newInputStream(file)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      if (store.size() == 0) {
        throw new IllegalStateException("there is no certificate in " + file);
      }
      return SSLContexts.custom().loadTrustMaterial(store, null).build();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the certificates cannot be read from " + file, e);
    }
  }
}
