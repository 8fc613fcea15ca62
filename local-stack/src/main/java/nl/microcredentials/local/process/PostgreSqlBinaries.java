package nl.microcredentials.local.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive on the class path. */
final class PostgreSqlBinaries {

  private final Path home;

  private PostgreSqlBinaries(Path home) {
    this.home = home;
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /**
   * Unpacks into a folder inside {@code parent}, unless that has been done before.
   *
   * <p>The folder gets its name only when it is complete: neither an interrupted start nor a second
   * stack at the same time ever meets half a PostgreSQL.
   */
  static PostgreSqlBinaries unpackedIn(Path parent) {
    var archive = archiveName();
    var home = parent.resolve(archive.replace(".txz", ""));
    if (!Files.isDirectory(home)) {
      try {
        Folders.create(parent);
        var unfinished = Files.createTempDirectory(parent, "unpacking");
        unpack(archive, unfinished);
        publish(unfinished, home);
      } catch (IOException e) {
        throw new CannotStart("PostgreSQL cannot be unpacked into %s.".formatted(parent), e);
      }
    }
    return new PostgreSqlBinaries(home);
  }

  private static void publish(Path unfinished, Path home) throws IOException {
    try {
      Folders.moveInPlace(unfinished, home);
    } catch (IOException e) {
      Folders.delete(unfinished);
      if (!Files.isDirectory(home)) { // otherwise a stack beside us was faster
        throw e;
      }
    }
  }

  private static String archiveName() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var arm = machine.equals("aarch64") || machine.equals("arm64");
    var name =
        "postgres-%s-%s.txz"
            .formatted(
                system.startsWith("mac") ? "darwin" : system,
                arm ? "arm_64" : machine.equals("amd64") ? "x86_64" : machine);
    if (PostgreSqlBinaries.class.getResource("/" + name) == null) {
      throw new CannotStart(
          "There is no embedded PostgreSQL for %s on %s; use Linux or macOS on x86-64 or arm64."
              .formatted(system, machine));
    }
    return name;
  }

  private static void unpack(String archive, Path folder) throws IOException {
    try (InputStream packed = PostgreSqlBinaries.class.getResourceAsStream("/" + archive);
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, folder);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    var target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("entry outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.copy(folder.resolve(entry.getLinkName()), target);
    } else {
      Files.copy(content, target);
      target.toFile().setExecutable((entry.getMode() & 0100) != 0, true);
    }
  }
}
