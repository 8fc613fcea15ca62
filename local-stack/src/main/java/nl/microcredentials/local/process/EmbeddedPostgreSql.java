package nl.microcredentials.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL server on the loopback interface, with the durability of production: what a
 * crash test survives here, it survives there.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {

  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final Process server;
  private final Watchdog watchdog;
  private final int port;
  private final String password;

  private EmbeddedPostgreSql(Process server, Watchdog watchdog, int port, String password) {
    this.server = server;
    this.watchdog = watchdog;
    this.port = port;
    this.password = password;
  }

  /**
   * Where a server lives.
   *
   * @param programs shared by all servers of this checkout
   * @param folder of this server; its data stays between starts
   * @param password of the superuser, the same at every start
   */
  public record Place(Path programs, Path folder, int port, String password) {}

  /** Starts the server and waits until it answers. */
  public static EmbeddedPostgreSql start(Place place, Watchdog watchdog) {
    var binaries = PostgreSqlBinaries.unpackedIn(place.programs());
    var data = place.folder().resolve("data");
    var log = place.folder().resolve("postgresql.log");
    Folders.create(place.folder());
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialize(binaries, place, data, log);
    }
    var server = launch(command(binaries, place.port(), data), log);
    watchdog.watch(server.toHandle(), "INT");
    var running = new EmbeddedPostgreSql(server, watchdog, place.port(), place.password());
    try {
      running.awaitReady(log);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
    return running;
  }

  private static void initialize(PostgreSqlBinaries binaries, Place place, Path data, Path log) {
    Folders.delete(data); // what an interrupted first start left behind
    var passwordFile = Folders.write(place.folder().resolve("password"), place.password());
    var initdb =
        launch(
            asOrdinaryUser(
                binaries.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums"),
            log);
    try {
      var exitCode = initdb.waitFor();
      Files.delete(passwordFile);
      if (exitCode != 0) {
        Folders.delete(data);
        throw new CannotStart("PostgreSQL cannot be prepared:\n" + LogTail.of(log));
      }
    } catch (IOException e) {
      throw new CannotStart("The file %s cannot be removed.".formatted(passwordFile), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while PostgreSQL was being prepared.", e);
    }
  }

  private static List<String> command(PostgreSqlBinaries binaries, int port, Path data) {
    var settings =
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "max_connections=120",
            "shared_buffers=64MB");
    var words = new ArrayList<>(List.of(binaries.program("postgres").toString(), "-D", "" + data));
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    return asOrdinaryUser(words.toArray(String[]::new));
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and yet the
   * owner of the same files.
   */
  private static List<String> asOrdinaryUser(String... command) {
    var words = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      words.addAll(List.of("unshare", "--user"));
    }
    words.addAll(List.of(command));
    return words;
  }

  private static Process launch(List<String> command, Path log) {
    try {
      var builder = new ProcessBuilder(command);
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      return builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new CannotStart(
          "The program %s cannot be started; as root, 'unshare' (util-linux) is needed."
              .formatted(command.getFirst()),
          e);
    }
  }

  private void awaitReady(Path log) {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (server.isAlive() && System.nanoTime() < deadline) {
      try (var connection = connect(SUPERUSER)) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        pause();
      }
    }
    throw new CannotStart("PostgreSQL does not start:\n" + LogTail.of(log));
  }

  private void pause() {
    try {
      server.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while PostgreSQL was starting.", e);
    }
  }

  /** A connection of the superuser; for setting up, never for a service. */
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, password);
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  public ProcessHandle handle() {
    return server.toHandle();
  }

  /** Stops in good order: open connections are cut, everything committed is on disk. */
  @Override
  public void close() {
    try {
      new ProcessBuilder("kill", "-INT", "" + server.pid()).start().waitFor();
      if (!server.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
      watchdog.forget(server.toHandle());
    } catch (IOException e) {
      server.destroyForcibly();
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
