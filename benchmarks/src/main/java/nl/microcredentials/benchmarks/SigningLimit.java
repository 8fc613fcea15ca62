package nl.microcredentials.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.jose.JwtClaims;
import nl.microcredentials.core.jose.VcJwt;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.LocalStack;

/**
 * What no issuer can surpass: every form of a credential is signed once, with nothing checked
 * before or after, and what was signed is stored by one batched insert for every hundred.
 */
final class SigningLimit {

  private static final int ROWS_A_COMMIT = 100;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final LocalStack stack;
  private final IssuerKeys keys;
  private final Duration duration;

  SigningLimit(LocalStack stack, IssuerKeys keys, Duration duration) {
    this.stack = stack;
    this.keys = keys;
    this.duration = duration;
  }

  /** Signs and stores {@code awards} over and over, on every processor. */
  Rate measure(List<SampleAward> awards) {
    createTable();
    var begin = System.nanoTime();
    var end = begin + duration.toNanos();
    Callable<Long> work = () -> signAndStore(awards, end);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var parts = threads.invokeAll(IntStream.range(0, THREADS).mapToObj(_ -> work).toList());
      var rows = parts.stream().mapToLong(SigningLimit::resultOf).sum();
      return new Rate(rows, Duration.ofNanos(System.nanoTime() - begin));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }

  private static long resultOf(Future<Long> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the limit cannot be measured", e);
    }
  }

  private void createTable() {
    try (var connection = stack.issuerDatabase();
        var statement = connection.createStatement()) {
      statement.execute("create schema if not exists benchmark");
      statement.execute(
          """
          create table if not exists benchmark.award (
            id uuid primary key, credential bytea, vc_jwt bytea, sd_jwt_vc bytea)
          """);
      statement.execute("truncate benchmark.award");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not store what it is given", e);
    }
  }

  private long signAndStore(List<SampleAward> awards, long end) throws SQLException {
    try (var connection = stack.issuerDatabase()) {
      connection.setAutoCommit(false);
      var rows = 0L;
      var next = 0;
      while (System.nanoTime() < end) {
        var signed = new ArrayList<byte[][]>(ROWS_A_COMMIT);
        for (int i = 0; i < ROWS_A_COMMIT; i++) {
          signed.add(sign(awards.get(next)));
          next = (next + 1) % awards.size();
        }
        store(connection, signed);
        rows += signed.size();
      }
      return rows;
    }
  }

  private byte[][] sign(SampleAward award) {
    var now = Instant.now();
    ObjectNode secured = award.credential().deepCopy();
    secured
        .putArray("proof")
        .add(
            Cryptosuites.EDDSA_RDFC_2022.createProof(
                award.credential(), award.proofOptions(), keys.ed25519()));
    var jwt =
        VcJwt.sign(
            award.credential(),
            JwtClaims.issuedAt(now),
            award.verificationMethod(),
            keys.ed25519());
    var attestation = award.attestation();
    var sdJwt =
        CompactJws.sign(attestation.header(), attestation.payload(), keys.p256())
            + award.disclosures();
    return new byte[][] {
      StrictJson.write(secured),
      jwt.getBytes(StandardCharsets.US_ASCII),
      sdJwt.getBytes(StandardCharsets.US_ASCII)
    };
  }

  private static void store(Connection connection, List<byte[][]> signed) throws SQLException {
    try (var insert =
        connection.prepareStatement("insert into benchmark.award values (?, ?, ?, ?)")) {
      for (var forms : signed) {
        insert.setObject(1, UUID.randomUUID());
        for (int i = 0; i < forms.length; i++) {
          insert.setBytes(i + 2, forms[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
  }
}
