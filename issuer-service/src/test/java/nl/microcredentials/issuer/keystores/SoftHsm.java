package nl.microcredentials.issuer.keystores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;

/**
 * A token of SoftHSM, set up as an operator sets up a real one: the key is generated inside, with
 * the JDK's keytool.
 *
 * <p>There is one token, whatever loads this class again: the library does not see those that were
 * made after it was loaded.
 */
public final class SoftHsm {

  public static final String PIN = "471100";

  private static final Path CONFIG = Path.of(System.getenv("SOFTHSM2_CONF"));
  private static final Pattern SLOT = Pattern.compile("reassigned to slot ([0-9]+)");

  private final Path folder;
  private final String label = "key-" + UUID.randomUUID();

  private SoftHsm(Path folder) {
    this.folder = folder;
  }

  /**
   * The token; without SoftHSM the test is skipped.
   *
   * @param folder for the files of the operator
   */
  public static SoftHsm inside(Path folder) {
    assumeTrue(library() != null, "SoftHSM (Debian: softhsm2) is not installed");
    try {
      var token = new SoftHsm(folder);
      token.write("pin", PIN + "\n");
      token.writeConfiguration("token.cfg", slot());
      return token;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String slot() throws IOException {
    var known = CONFIG.resolveSibling("slot-of-process-" + ProcessHandle.current().pid());
    if (!Files.exists(known)) {
      var tokens = Files.createDirectories(known.resolveSibling(known.getFileName() + "-tokens"));
      Files.writeString(CONFIG, "directories.tokendir = %s\nlog.level = ERROR\n".formatted(tokens));
      Files.writeString(known, initialized());
    }
    return Files.readString(known);
  }

  private static String initialized() {
    var said =
        run(
            List.of(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "test",
                "--pin",
                PIN,
                "--so-pin",
                PIN));
    var slot = SLOT.matcher(said);
    if (!slot.find()) {
      throw new AssertionError("no slot in: " + said);
    }
    return slot.group(1);
  }

  private static String library() {
    var isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "softhsm2-util")));
    return Stream.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/opt/homebrew/lib/softhsm/libsofthsm2.so")
        .filter(file -> isThere && Files.exists(Path.of(file)))
        .findFirst()
        .orElse(null);
  }

  /** Writes a configuration of the provider, with another slot than the token's. */
  public String writeConfiguration(String file, String slot) {
    return write(
        file,
        """
        name = SoftHSM
        library = %s
        slot = %s
        """
            .formatted(library(), slot));
  }

  public String write(String file, String text) {
    try {
      return Files.writeString(folder.resolve(file), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Generates a key in the token, and a certificate beside it. */
  public SoftHsm generate(String... algorithm) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-providerClass",
                "sun.security.pkcs11.SunPKCS11",
                "-providerArg",
                configuration(),
                "-storepass:file",
                folder.resolve("pin").toString(),
                "-alias",
                label,
                "-dname",
                "CN=test"));
    command.addAll(List.of(algorithm));
    run(command);
    return this;
  }

  public SoftHsm generate() {
    return generate("-keyalg", "EC", "-groupname", "secp256r1");
  }

  public String configuration() {
    return folder.resolve("token.cfg").toString();
  }

  /** The settings of a key in the token. */
  public Map<String, String> settings() {
    return Map.of(
        "pkcs11-config", configuration(),
        "key-label", label,
        "pin-file", folder.resolve("pin").toString());
  }

  /** Ends the sessions of the whole process, which is what logging out from a token does. */
  public void logout() {
    try {
      ((AuthProvider) Security.getProvider("SunPKCS11").configure(configuration())).logout();
    } catch (LoginException e) {
      throw new AssertionError(e);
    }
  }

  static String run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
      return said;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
