package nl.microcredentials.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransactionsTest {

  @Inject Transactions transactions;
  @Inject EntityManager entityManager;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String database;

  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void what_is_wrong_in_itself_is_tried_once() {
    assertThatThrownBy(() ->
            transactions.run(() -> {
              attempts.incrementAndGet();
              return query("select 1 / 0");
            }))
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void a_connection_that_is_lost_time_and_again_is_given_up() {
    assertThatThrownBy(() ->
            transactions.run(() -> {
              attempts.incrementAndGet();
              return loseConnection();
            }))
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(attempts).hasValueBetween(2, 8);
  }

  @Test
  void work_that_loses_its_connection_is_done_again() {
    Object answer =
        transactions.run(
            () -> attempts.incrementAndGet() == 1 ? loseConnection() : query("select 'done'"));
    assertThat(answer).isEqualTo("done");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void so_is_work_of_which_nobody_knows_whether_it_was_committed() {
    Object answer =
        transactions.run(() -> {
          var connection = query("select pg_backend_pid()");
          if (attempts.incrementAndGet() == 1) {
            end((Integer) connection);
          }
          return "done";
        });
    assertThat(answer).isEqualTo("done");
    assertThat(attempts).hasValue(2);
  }

  private Object query(String sql) {
    return entityManager.createNativeQuery(sql).getSingleResult();
  }

  private Object loseConnection() {
    return query("select pg_terminate_backend(pg_backend_pid())");
  }

  /** Returns when the connection is gone. */
  private void end(int connection) {
    try (var other = DriverManager.getConnection(database, "issuer_app", "app");
        var statement = other.prepareStatement("select pg_terminate_backend(?, 10000)")) {
      statement.setInt(1, connection);
      statement.executeQuery();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
