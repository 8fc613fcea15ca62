package nl.microcredentials.local.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.microcredentials.local.process.CannotStart;
import nl.microcredentials.local.process.Folders;

/**
 * A certificate for {@code localhost} that its own key has signed, and that key; made with the
 * JDK's keytool.
 *
 * @param keyStore PKCS#12 file with both
 * @param password of that file
 * @param certificate PEM file with the certificate, for those who are to trust it
 */
record SelfSignedCertificate(Path keyStore, String password, Path certificate) {

  private static final String ALIAS = "localhost";
  private static final int DAYS_VALID = 30;
  private static final int SECONDS_TO_WAIT = 60;

  /** The one in {@code folder}, made or not. */
  static SelfSignedCertificate in(Path folder, String password) {
    return new SelfSignedCertificate(
        folder.resolve("https.p12"), password, folder.resolve("https.pem"));
  }

  /** Makes it. */
  void create() {
    var folder = Folders.create(keyStore.getParent());
    var passwordFile = Folders.write(folder.resolve("https.password"), password);
    keytool(
        passwordFile,
        List.of(
            "-genkeypair",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-validity",
            "" + DAYS_VALID));
    keytool(passwordFile, List.of("-exportcert", "-rfc", "-file", certificate.toString()));
  }

  /** The password goes by a file: everybody on the machine can read command lines. */
  private void keytool(Path passwordFile, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-alias", ALIAS, "-keystore", keyStore.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass:file", passwordFile.toString()));
    var log = keyStore.resolveSibling("keytool.log");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (!process.waitFor(SECONDS_TO_WAIT, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new CannotStart("keytool makes no certificate:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new CannotStart("keytool of the JDK cannot be run.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while a certificate was being made.", e);
    }
  }
}
