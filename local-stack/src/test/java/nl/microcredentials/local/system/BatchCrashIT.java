package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.microcredentials.local.Replica;
import nl.microcredentials.local.http.IssuerApi;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.process.ServiceProcess;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One of two issuers dies in the middle of a batch, at each place where it can; nothing is lost and
 * nothing is there twice.
 *
 * <p>Each place is tried as often as {@code microcred.crash-rounds} says, once if it says nothing;
 * the issuer dies the first time that it comes there, or the second, by turns.
 */
class BatchCrashIT extends SystemTest {

  private static final SampleInstitution UNIVERSITY = SampleInstitutions.UNIVERSITY;
  private static final int ROUNDS = Integer.getInteger("microcred.crash-rounds", 1);

  /** More than a worker takes at once. */
  private static final int ROWS = 30;

  private static final int SHARES = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final IssuerApi issuer = issuerFor(UNIVERSITY);

  private ServiceProcess victim;
  private int debugPort;

  @BeforeEach
  void startVictim() {
    debugPort = Ports.free(RandomGenerator.getDefault());
    var replica =
        new Replica(
            "victim",
            Ports.free(RandomGenerator.getDefault()),
            Map.of("issuer.batches.lease", "2S"),
            Debugger.jvmOptions(debugPort));
    victim = STACK.startIssuer(replica);
  }

  @AfterEach
  void endVictim() {
    victim.kill();
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_lost_and_nothing_is_there_twice(CrashPoint point)
      throws IOException, InterruptedException {
    for (int round = 1; round <= ROUNDS; round++) {
      var batch = killDuringBatch(point, (round - 1) % SHARES + 1);
      assertEachRowIsOneRegisteredCredential(batch);
      if (round < ROUNDS) {
        victim.restart();
      }
    }
  }

  /** What a service without the outbox would lose: what it was telling the registry. */
  @Test
  void without_the_outbox_awards_would_be_lost_and_it_would_be_seen()
      throws IOException, InterruptedException, SQLException {
    var batch = killDuringBatch(CrashPoint.STATEMENT_NOT_SENT, 1);
    execute(
        """
        create table issuer.lost as
        select * from issuer.statement where receipt is null and attempts > 0
        """);
    execute("delete from issuer.statement where id in (select id from issuer.lost)");
    var lost = count("select count(*) from issuer.lost");
    assertThat(lost).isPositive();
    awaitEnd(batch);
    Eventually.holdsWithin(PATIENCE, () -> assertThat(registered(batch)).isEqualTo(ROWS - lost));

    execute("insert into issuer.statement overriding system value select * from issuer.lost");
    execute("drop table issuer.lost");
    assertEachRowIsOneRegisteredCredential(batch);
  }

  private String killDuringBatch(CrashPoint point, int count)
      throws IOException, InterruptedException {
    var debugger = Debugger.attach(debugPort);
    debugger.stopAtEntry(point.className(), point.method(), count);
    var file = Stream.generate(() -> completionOf(somebody(), UNIVERSITY)).limit(ROWS).toList();
    var token = STACK.tokens().of(UNIVERSITY, Role.ISSUER);
    signal("STOP"); // or it would take rows, and perhaps all of them
    try {
      var batch = new IssuerApi(HTTP, victim.address(), token).completeAll(file).expect(202);
      debugger.awaitStop();
      victim.kill();
      return batch.json().path("id").asText();
    } finally {
      signal("CONT");
    }
  }

  /** To the issuer that survives. */
  private static void signal(String name) throws IOException, InterruptedException {
    var pid = "" + STACK.issuer().handle().pid();
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  private void awaitEnd(String batch) {
    Eventually.holdsWithin(
        PATIENCE,
        () ->
            assertThat(issuer.batch(batch).expect(200).json().path("state").asText())
                .isEqualTo("finished"));
  }

  private void assertEachRowIsOneRegisteredCredential(String batch) {
    awaitEnd(batch);
    var rows = issuer.batch(batch).json().path("rows");
    assertThat(rows.path("issued").asInt()).as("issued, of %s", rows).isEqualTo(ROWS);
    var credentials = issuer.credentialsOf(batch);
    assertThat(credentials).hasSize(ROWS).doesNotHaveDuplicates();
    assertThat(count("select count(*) from issuer.award where state <> 'ISSUED'")).isZero();
    assertThat(
            count(
                """
                select count(*) from (
                  select learner_id from issuer.award group by learner_id, achievement
                  having count(*) > 1) twice
                """))
        .as("learners with two awards")
        .isZero();
    Eventually.holdsWithin(PATIENCE, () -> assertThat(registered(batch)).isEqualTo(ROWS));
    assertThat(entriesOf(credentials)).as("entries of the log").isEqualTo(ROWS);
    var one = credentials.get(RandomGenerator.getDefault().nextInt(ROWS));
    assertValid(issuer.credential(one).expect(200).body());
  }

  /** How many rows led to a credential with one statement that has its receipt. */
  private static long registered(String batch) {
    return count(
        """
        select count(*) from issuer.batch_row r
        where r.batch_id = '%s' and 1 = (
          select count(*) from issuer.statement s
          where s.award_id = r.credential_id and s.receipt is not null)
        """
            .formatted(batch));
  }

  private static long entriesOf(List<String> credentials) {
    var records =
        credentials.stream()
            .map(id -> id.substring("urn:uuid:".length()))
            .collect(Collectors.joining(",", "{", "}"));
    return count(
        STACK::registryDatabase,
        "select count(*) from registry.log_entry where record_id = any('%s'::uuid[])"
            .formatted(records));
  }

  private static long count(String query) {
    return count(STACK::issuerDatabase, query);
  }

  private static long count(Database database, String query) {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  private static void execute(String change) throws SQLException {
    try (var connection = STACK.issuerDatabase();
        var statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private interface Database {
    Connection connect() throws SQLException;
  }
}
