package nl.microcredentials.benchmarks;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.http.IssuerApi;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.process.ServiceProcess;
import nl.microcredentials.local.sample.Professional;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;

/**
 * How fast a file of completions becomes credentials, beside the {@link SigningLimit}, by turns.
 */
final class BatchMeasurement {

  private static final SampleInstitution INSTITUTION = SampleInstitutions.UNIVERSITY;
  private static final int ROUNDS = 3;
  private static final int SAMPLES = 200;
  private static final Duration LIMIT_ROUND = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final LocalStack stack;
  private final IssuerApi issuer;
  private final Clock clock;
  private int people;

  BatchMeasurement(LocalStack stack, Http http, Clock clock) {
    this.stack = stack;
    this.issuer =
        new IssuerApi(http, stack.issuer().address(), stack.tokens().of(INSTITUTION, Role.ISSUER));
    this.clock = clock;
  }

  /** Measures with files of {@code rows} rows, and prints what was found. */
  void run(int rows) {
    var samples = samples(carryOut(SAMPLES));
    var limit =
        new SigningLimit(
            stack, IssuerKeys.of(INSTITUTION, stack.keys(), new SecureRandom()), LIMIT_ROUND);
    carryOut(rows); // both are warm after this
    awaitRegistration();
    limit.measure(samples);
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      var atMost = limit.measure(samples).perSecond();
      var batch = measureBatch(rows).perSecond();
      ratios.add(batch / atMost);
      System.out.printf(
          "  batch %.0f rows/s, limit %.0f rows/s, ratio %.2f%n", batch, atMost, batch / atMost);
    }
    ratios.sort(null);
    System.out.printf("  median of the ratios: %.2f%n", ratios.get(ROUNDS / 2));
  }

  private Rate measureBatch(int rows) {
    var issuerBefore = cpuTime(stack.issuer());
    var registryBefore = cpuTime(stack.registry());
    var begin = System.nanoTime();
    carryOut(rows);
    var issued = System.nanoTime();
    awaitRegistration();
    System.out.printf(
        "    %.2f ms of processor time a row in the issuer, %.2f ms in the registry; registered"
            + " %.1f s after the last was issued%n",
        cpuTime(stack.issuer()).minus(issuerBefore).toNanos() / 1e6 / rows,
        cpuTime(stack.registry()).minus(registryBefore).toNanos() / 1e6 / rows,
        (System.nanoTime() - issued) / 1e9);
    return new Rate(rows, Duration.ofNanos(issued - begin));
  }

  /** What is still being delivered would slow down what is measured next. */
  private void awaitRegistration() {
    try (var connection = stack.issuerDatabase();
        var query =
            connection.prepareStatement(
                "select exists (select 1 from issuer.statement where receipt is null)")) {
      while (true) {
        try (var result = query.executeQuery()) {
          result.next();
          if (!result.getBoolean(1)) {
            return;
          }
        }
        pause();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the issuer's database does not answer", e);
    }
  }

  private static Duration cpuTime(ServiceProcess service) {
    return service.handle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Hands a file in, and waits until the batch has ended; returns its id. */
  private String carryOut(int rows) {
    var file =
        IntStream.range(0, rows)
            .mapToObj(_ -> new Professional("Robin", "de Vries " + ++people))
            .map(person -> person.completion(INSTITUTION, clock.instant()))
            .toList();
    var batch = issuer.completeAll(file).expect(202).json().path("id").asText();
    var state = issuer.batch(batch).json();
    while (!state.path("state").asText().equals("finished")) {
      pause();
      state = issuer.batch(batch).json();
    }
    if (state.at("/rows/issued").asInt() != rows) {
      throw new IllegalStateException("not every row was issued: " + state);
    }
    return batch;
  }

  private List<SampleAward> samples(String batch) {
    return issuer.credentialsOf(batch).stream().map(id -> SampleAward.of(issuer, id)).toList();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }
}
