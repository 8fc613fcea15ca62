package nl.microcredentials.local;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.local.conformance.Conformance;
import nl.microcredentials.local.http.UnexpectedAnswer;
import nl.microcredentials.local.keys.AccessTokens;
import nl.microcredentials.local.keys.Keys;
import nl.microcredentials.local.process.CannotStart;
import nl.microcredentials.local.process.EmbeddedPostgreSql;
import nl.microcredentials.local.process.Folders;
import nl.microcredentials.local.process.MailCatcher;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.process.ServiceDatabase;
import nl.microcredentials.local.process.ServiceProcess;
import nl.microcredentials.local.process.Watchdog;

/**
 * PostgreSQL and the three services on one machine, with keys of their own.
 *
 * <p>However it ends, it takes everything with it that it started; see {@link Watchdog}.
 */
public final class LocalStack implements AutoCloseable {

  private final StackFolder folder;
  private final Keys keys;
  private final Settings settings;
  private final Addresses addresses;
  private final Optional<Conformance> conformance;
  private final List<String> jvmOptions;
  private final Clock clock;
  private final Watchdog watchdog = Watchdog.start();
  private final List<AutoCloseable> started = new ArrayList<>();
  private final Thread atExit = new Thread(this::stop, "stop the stack");

  private EmbeddedPostgreSql database;
  private MailCatcher mail;
  private ServiceDatabase issuerDatabase;
  private ServiceDatabase registryDatabase;
  private ServiceProcess issuer;
  private ServiceProcess registry;
  private ServiceProcess verifier;
  private boolean stopped;

  private LocalStack(StackPlan plan, SecureRandom random, Clock clock) {
    this.folder = plan.folder();
    this.jvmOptions = plan.jvmOptions();
    this.clock = clock;
    this.keys = new Keys(folder.keys(), random);
    var ports = plan.ports();
    this.addresses =
        new Addresses(
            localhost(ports.issuer()), localhost(ports.registry()), localhost(ports.verifier()));
    this.conformance =
        plan.conformancePort().stream()
            .mapToObj(port -> new Conformance(folder.https(), keys, port, addresses.verifier()))
            .findFirst();
    this.settings = new Settings(keys, addresses, conformance);
  }

  private static URI localhost(int port) {
    return URI.create("http://localhost:" + port);
  }

  /**
   * Starts everything and waits until it can work.
   *
   * @param progress is told each step that is done
   */
  public static LocalStack start(
      StackPlan plan, SecureRandom random, Clock clock, Consumer<String> progress) {
    plan.ports().requireFree();
    plan.conformancePort().ifPresent(port -> Ports.requireFree("issuer (https)", port));
    var folder = plan.folder();
    var stack = new LocalStack(plan, random, clock);
    Runtime.getRuntime().addShutdownHook(stack.atExit);
    if (folder.temporary()) {
      stack.watchdog.removeAtTheEnd(folder.folder());
    }
    try {
      stack.startAll(plan.ports(), progress);
      return stack;
    } catch (CannotStart e) {
      var logs = folder.saveLogs();
      stack.close();
      throw new CannotStart("%s%nAll logs: %s".formatted(e.getMessage(), logs), e);
    }
  }

  private void startAll(Ports ports, Consumer<String> progress) {
    var place =
        new EmbeddedPostgreSql.Place(
            folder.databasePrograms(),
            folder.database(),
            ports.database(),
            keys.password("postgres"));
    database = keep(EmbeddedPostgreSql.start(place, watchdog));
    issuerDatabase = createDatabase("issuer");
    registryDatabase = createDatabase("registry");
    progress.accept("PostgreSQL 18, two databases");
    mail = keep(MailCatcher.start(folder.mail()));

    var issuerProgram = program("issuer", addresses.issuer());
    var registryProgram = program("registry", addresses.registry());
    var verifierProgram = program("verifier", addresses.verifier());
    conformance.ifPresent(Conformance::createCertificate);
    settings.writeIssuer(issuerProgram, issuerDatabase, mail, Map.of());
    settings.writeRegistry(registryProgram.settings(), registryDatabase);
    settings.writeVerifier(verifierProgram.settings());

    registry = keep(ServiceProcess.start(registryProgram, watchdog));
    issuer = keep(ServiceProcess.start(issuerProgram, watchdog));
    verifier = keep(ServiceProcess.start(verifierProgram, watchdog));
    for (var service : List.of(registry, issuer, verifier)) {
      service.awaitReady();
      progress.accept("%s on %s".formatted(service.program().name(), service.address()));
    }
  }

  private ServiceProcess.Program program(String name, URI address) {
    return new ServiceProcess.Program(
        name, folder.jarOf(name), folder.service(name), address, jvmOptions);
  }

  private ServiceDatabase createDatabase(String name) {
    var created =
        new ServiceDatabase(
            name,
            database.jdbcUrl(name),
            keys.password(name + "-owner"),
            keys.password(name + "-application"));
    created.createOn(database);
    return created;
  }

  private synchronized <T extends AutoCloseable> T keep(T part) {
    started.add(part);
    return part;
  }

  /** Starts one more verifier, which has never seen anything; it need not reach the others. */
  public ServiceProcess startVerifier(String name, int port) {
    var program =
        new ServiceProcess.Program(
            name, folder.jarOf("verifier"), folder.service(name), localhost(port), jvmOptions);
    settings.writeVerifier(program.settings(), program.address());
    var fresh = keep(ServiceProcess.start(program, watchdog));
    fresh.awaitLive();
    return fresh;
  }

  /** Starts one more issuer beside the first, on the same database; it need not be ready. */
  public ServiceProcess startIssuer(Replica replica) {
    var options = new ArrayList<>(jvmOptions);
    options.addAll(replica.jvmOptions());
    var program =
        new ServiceProcess.Program(
            replica.name(),
            folder.jarOf("issuer"),
            folder.service(replica.name()),
            localhost(replica.port()),
            options);
    settings.writeIssuer(program, issuerDatabase, mail, replica.changes());
    var second = keep(ServiceProcess.start(program, watchdog));
    second.awaitLive();
    return second;
  }

  /**
   * Does {@code work}; if a service does not answer as it should, the logs say why and are kept.
   */
  void explainingFailures(Runnable work) {
    try {
      work.run();
    } catch (UnexpectedAnswer e) {
      throw new UnexpectedAnswer(
          "%s%nAll logs: %s".formatted(e.getMessage(), folder.saveLogs()), e);
    }
  }

  /** What the stack has for public test suites, if it was started for them. */
  public Optional<Conformance> conformance() {
    return conformance;
  }

  public Addresses addresses() {
    return addresses;
  }

  public ServiceProcess issuer() {
    return issuer;
  }

  public ServiceProcess registry() {
    return registry;
  }

  public ServiceProcess verifier() {
    return verifier;
  }

  /** Where messages to learners arrive. */
  public MailCatcher mail() {
    return mail;
  }

  public Keys keys() {
    return keys;
  }

  /** The public key of the registry's log. */
  public NoteVerifier logKey() {
    return settings.logKey();
  }

  public Path folder() {
    return folder.folder();
  }

  public AccessTokens tokens() {
    return new AccessTokens(keys.tokenKey(), clock);
  }

  /** A connection of the owner of the issuer's database, to look and to hold locks. */
  public Connection issuerDatabase() throws SQLException {
    return connectTo(issuerDatabase);
  }

  /** The same for the registry's. */
  public Connection registryDatabase() throws SQLException {
    return connectTo(registryDatabase);
  }

  private static Connection connectTo(ServiceDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.owner(), database.ownerPassword());
  }

  /** Stops everything in good order and removes what was temporary. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the hook itself is running, or about to
    }
  }

  private synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    started.stream()
        .filter(ServiceProcess.class::isInstance)
        .map(ServiceProcess.class::cast)
        .forEach(service -> service.handle().destroy()); // all at once, then wait for each
    started.reversed().forEach(LocalStack::closeQuietly);
    if (folder.temporary()) {
      Folders.delete(folder.folder());
    }
    watchdog.close();
  }

  /** One part that does not stop must not keep the others running; the watchdog ends it. */
  @SuppressWarnings("CatchingUnchecked")
  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println("Could not be stopped in good order: " + e.getMessage());
    }
  }
}
