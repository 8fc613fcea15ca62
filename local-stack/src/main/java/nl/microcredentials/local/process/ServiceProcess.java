package nl.microcredentials.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One packaged service as a process of its own, as it would run in production. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(12);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  /** Short start-up and little memory matter more than speed in the long run. */
  public static final List<String> TO_TRY =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms32m", "-Xmx320m");

  /** As for a small institution; what the collector does is written down beside the log. */
  public static final List<String> FOR_LOAD =
      List.of("-XX:+UseG1GC", "-Xmx512m", "-Xlog:gc:file=gc.log");

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  private final Program program;
  private final Watchdog watchdog;
  private Process process;

  private ServiceProcess(Program program, Watchdog watchdog) {
    this.program = program;
    this.watchdog = watchdog;
  }

  /**
   * What to run.
   *
   * @param folder of this process: its settings and its log
   * @param jvmOptions beside those that every service needs
   */
  public record Program(String name, Path jar, Path folder, URI address, List<String> jvmOptions) {

    public Program {
      jvmOptions = List.copyOf(jvmOptions);
    }

    public Path settings() {
      return folder.resolve("application.properties");
    }

    public Path log() {
      return folder.resolve(name + ".log");
    }
  }

  /** Starts {@code program}; whether it is ready yet is another question. */
  public static ServiceProcess start(Program program, Watchdog watchdog) {
    if (!Files.isRegularFile(program.jar())) {
      throw new CannotStart("%s is missing; build it with ./microcred.".formatted(program.jar()));
    }
    var service = new ServiceProcess(program, watchdog);
    service.launch();
    return service;
  }

  private void launch() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(program.jvmOptions());
    command.add("-Dquarkus.config.locations=" + program.settings().toUri());
    command.addAll(List.of("-jar", program.jar().toString()));
    var builder =
        new ProcessBuilder(command)
            .directory(program.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
    builder.environment().keySet().removeIf(ServiceProcess::changesSettings);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new CannotStart("The %s cannot be started.".formatted(program.name()), e);
    }
    watchdog.watch(process.toHandle(), "TERM");
  }

  /** Variables of the caller's shell must not reach into the stack. */
  private static boolean changesSettings(String variable) {
    return variable.matches(
        "(QUARKUS|MP|SMALLRYE|ISSUER|REGISTRY|VERIFIER|MICROCRED)_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");
  }

  /** Waits until the service says that it can work. */
  public void awaitReady() {
    await("/q/health/ready");
  }

  /** Waits until the service answers, be it that it cannot work without others. */
  public void awaitLive() {
    await("/q/health/live");
  }

  private void await(String path) {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(program.address().resolve(path))
              .timeout(Duration.ofSeconds(5))
              .build();
      while (process.isAlive() && System.nanoTime() < deadline) {
        if (answersOk(http, request)) {
          return;
        }
        process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while the %s was starting.".formatted(program.name()), e);
    }
    throw new CannotStart(
        "The %s %s; the end of its log:\n%s"
            .formatted(
                program.name(),
                process.isAlive()
                    ? "is not ready after " + START_LIMIT.toSeconds() + " s"
                    : "ended",
                LogTail.of(program.log())));
  }

  private static boolean answersOk(HttpClient http, HttpRequest request)
      throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  public URI address() {
    return program.address();
  }

  public Program program() {
    return program;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Starts again after {@link #close} or {@link #kill}, and waits until it is ready. */
  public void restart() {
    launch();
    awaitReady();
  }

  /** Ends the process as a power failure would. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the %s does not end".formatted(program.name()));
      }
      watchdog.forget(process.toHandle());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops in good order, or else by force. */
  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      watchdog.forget(process.toHandle());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
