package nl.microcredentials.local.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.microcredentials.local.process.CannotStart;
import nl.microcredentials.local.process.Folders;

/**
 * A certificate that its own key has signed, and that key; made with the JDK's keytool.
 *
 * @param keyStore PKCS#12 file with both
 * @param passwordFile with the password of that file
 * @param particulars whose it is and what for, as arguments of keytool
 */
public record SelfSignedCertificate(Path keyStore, Path passwordFile, List<String> particulars) {

  private static final String ALIAS = "own";
  private static final int SECONDS_TO_WAIT = 60;

  public SelfSignedCertificate {
    particulars = List.copyOf(particulars);
  }

  /** With which a server on this machine is reached under https, for a month. */
  public static SelfSignedCertificate https(Path folder, String password) {
    return in(
        folder,
        "https",
        password,
        List.of(
            "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "30"));
  }

  /** With which an organisation in the Netherlands seals documents, for ten years. */
  static SelfSignedCertificate seal(
      Path folder, String name, String password, String organisation) {
    return in(
        folder,
        name,
        password,
        List.of(
            "-dname",
            "CN=%s, O=%s, C=NL".formatted(organisation, organisation),
            "-ext",
            "keyUsage:critical=digitalSignature,nonRepudiation",
            "-validity",
            "3650"));
  }

  private static SelfSignedCertificate in(
      Path folder, String name, String password, List<String> particulars) {
    var passwordFile = Folders.create(folder).resolve(name + ".password");
    return new SelfSignedCertificate(
        folder.resolve(name + ".p12"), Folders.write(passwordFile, password), particulars);
  }

  /** Makes it, unless that was done before. */
  public void create() {
    if (Files.exists(keyStore)) {
      return;
    }
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
    arguments.addAll(particulars);
    keytool(arguments);
  }

  /** Writes the certificate to a PEM file, for those who are to trust it. */
  public void writeCertificate(Path file) {
    keytool(List.of("-exportcert", "-rfc", "-file", file.toString()));
  }

  /** The password goes by a file: everybody on the machine can read command lines. */
  private void keytool(List<String> arguments) {
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
