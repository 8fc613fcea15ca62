package nl.microcredentials.issuer.documents;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import nl.microcredentials.issuer.SealFile;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at seals as their readers do, who trust the university's certificate. */
public final class SealValidation {

  private static final String KEY_STORE =
      "issuer.institutions.universiteit-aan-zee.seal.key-store-file";

  private SealValidation() {}

  public static SimpleReport of(byte[] document) {
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(document));
    var verifier = new CommonCertificateVerifier();
    verifier.setAIASource(null);
    verifier.setTrustedCertSources(trusted());
    validator.setCertificateVerifier(verifier);
    return validator.validateDocument().getSimpleReport();
  }

  private static CommonTrustedCertificateSource trusted() {
    var trusted = new CommonTrustedCertificateSource();
    var file = Path.of(ConfigProvider.getConfig().getValue(KEY_STORE, String.class));
    try (var token =
        new Pkcs12SignatureToken(
            Files.readAllBytes(file), new PasswordProtection(SealFile.PASSWORD.toCharArray()))) {
      trusted.addCertificate(token.getKeys().getFirst().getCertificate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return trusted;
  }
}
