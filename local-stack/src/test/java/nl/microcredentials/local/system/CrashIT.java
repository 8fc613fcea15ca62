package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import nl.microcredentials.local.http.Answer;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.Test;

/** The issuer dies in the middle of issuing; nothing is lost and nothing is there twice. */
class CrashIT extends SystemTest {

  private static final SampleInstitution UNIVERSITY = SampleInstitutions.UNIVERSITY;

  @Test
  void between_intent_and_signature() throws SQLException {
    var completion = completionOf(somebody(), UNIVERSITY);
    var before = count("SELECT count(*) FROM issuer.award");
    CompletableFuture<Answer> unanswered;
    try (var lock = STACK.issuerDatabase()) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("LOCK TABLE issuer.statement IN EXCLUSIVE MODE");
      unanswered = send(completion);
      Eventually.holds(() -> assertThat(waitingFor(lock)).isPositive());
      STACK.issuer().kill();
    }
    assertThat(unanswered).failsWithin(Duration.ofSeconds(10));
    assertThat(count("SELECT count(*) FROM issuer.award")).isEqualTo(before + 1);
    STACK.issuer().restart();

    Eventually.holds(() ->
        assertThat(count("SELECT count(*) FROM issuer.award WHERE state = 'INTENDED'")).isZero());
    assertOneCredential(completion, before + 1);
  }

  @Test
  void between_signature_and_answer() throws SQLException {
    var completion = completionOf(somebody(), UNIVERSITY);
    var before = count("SELECT count(*) FROM issuer.award WHERE state = 'ISSUED'");
    var unread = send(completion);
    Eventually.holds(() ->
        assertThat(count("SELECT count(*) FROM issuer.award WHERE state = 'ISSUED'"))
            .isEqualTo(before + 1));
    STACK.issuer().kill();
    unread.exceptionally(_ -> null).join();
    STACK.issuer().restart();
    assertOneCredential(completion, count("SELECT count(*) FROM issuer.award"));
  }

  private static void assertOneCredential(ObjectNode completion, long awards) {
    var issuer = issuerFor(UNIVERSITY);
    var retried = issuer.complete(completion).expect(200);
    var id = idOf(retried);
    assertThat(idOf(issuer.complete(completion).expect(200))).isEqualTo(id);
    assertThat(count("SELECT count(*) FROM issuer.award")).isEqualTo(awards);
    issuer.awaitReceipt(id);
    Eventually.holds(() -> assertValid(issuer.credential(id).expect(200).body()));
    assertThat(issuer.history(id).json().path("events").findValuesAsText("kind"))
        .containsExactly("issued");
  }

  private static CompletableFuture<Answer> send(ObjectNode completion) {
    var issuer = issuerFor(UNIVERSITY);
    return CompletableFuture.supplyAsync(
        () -> issuer.complete(completion), task -> Thread.ofVirtual().start(task));
  }

  private static long waitingFor(Connection connection) {
    return count(
        connection,
        """
        SELECT count(*) FROM pg_locks
        WHERE relation = 'issuer.statement'::regclass AND NOT granted
        """);
  }

  private static long count(String query) {
    try (var connection = STACK.issuerDatabase()) {
      return count(connection, query);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  private static long count(Connection connection, String query) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }
}
