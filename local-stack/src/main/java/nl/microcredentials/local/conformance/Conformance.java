package nl.microcredentials.local.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.microcredentials.local.keys.Keys;
import nl.microcredentials.local.keys.SelfSignedCertificate;
import nl.microcredentials.local.process.Folders;

/**
 * What makes a stack one that public test suites can drive: throw-away issuers, an open VC API, and
 * https with a certificate that nobody but this stack trusts.
 */
public final class Conformance {

  /** Where the suites find the issuer on a stack with the documented ports. */
  public static final int DOCUMENTED_HTTPS_PORT = 8444;

  private final Keys keys;
  private final URI issuer;
  private final URI verifier;
  private final String password;
  private final SelfSignedCertificate certificate;
  private final Path certificateFile;

  /**
   * The certificate is not made yet.
   *
   * @param folder for the certificate
   * @param httpsPort where the issuer listens as well
   */
  public Conformance(Path folder, Keys keys, int httpsPort, URI verifier) {
    this.keys = keys;
    this.issuer = URI.create("https://localhost:" + httpsPort);
    this.verifier = verifier;
    this.password = keys.password("https");
    this.certificate = SelfSignedCertificate.https(folder, password);
    this.certificateFile = folder.resolve("https.pem");
  }

  /** Makes the certificate; the services read it when they start. */
  public void createCertificate() {
    certificate.create();
    certificate.writeCertificate(certificateFile);
  }

  /** The issuer under its certificate. */
  public URI issuer() {
    return issuer;
  }

  /** PEM file with the certificate. */
  public Path certificate() {
    return certificateFile;
  }

  /** Status lists are published under https: the base URL is where they are. */
  public void addToIssuer(Map<String, String> settings) {
    settings.put("issuer.base-url", "" + issuer);
    settings.put("issuer.vc-api.conformance", "true");
    for (var one : ThrowAwayIssuer.ALL) {
      var prefix = "issuer.vc-api.instances.%s.".formatted(one.name());
      settings.put(prefix + "cryptosuite", one.cryptosuite());
      settings.put(prefix + "key-file", "" + keys.jsonWebKeyFile(one.name(), one.keyType()));
      settings.put(prefix + "any-issuer", "" + one.anyIssuer());
    }
    settings.put("quarkus.http.ssl-port", "" + issuer.getPort());
    settings.put("quarkus.http.ssl.certificate.key-store-file", "" + certificate.keyStore());
    settings.put("quarkus.http.ssl.certificate.key-store-file-type", "PKCS12");
    settings.put("quarkus.http.ssl.certificate.key-store-password", password);
  }

  public void addToVerifier(Map<String, String> settings) {
    settings.put("verifier.conformance", "true");
    settings.merge(
        "verifier.network.extra-origins", "" + issuer, (others, own) -> others + "," + own);
    settings.put("verifier.network.trusted-certificates", "" + certificateFile);
  }

  /**
   * Writes the file that each suite reads from its root folder.
   *
   * @param file to write
   */
  public Path writeLocalConfig(Path file) {
    return Folders.write(file, new LocalConfig(issuer, verifier, this::did).toString());
  }

  /** The names of the throw-away issuers. */
  public List<String> issuers() {
    return ThrowAwayIssuer.ALL.stream().map(ThrowAwayIssuer::name).toList();
  }

  /** Where the issuer of this name issues. */
  public URI issuing(String name) {
    return LocalConfig.issuing(issuer, name);
  }

  private String did(ThrowAwayIssuer one) {
    return "did:key:" + keys.multikey(one.name(), one.keyType());
  }
}
