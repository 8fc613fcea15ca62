package nl.microcredentials.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StorageFailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53100", "53300", "55P03", "57P01", "58030"})
  void a_database_that_is_away_full_or_busy_is_worth_another_try(String state) {
    var failure = new IllegalStateException("outer", new SQLException("inner", state));
    assertThat(StorageFailure.causes(failure)).isTrue();
  }

  @Test
  void so_is_a_pool_that_has_no_connection() {
    assertThat(StorageFailure.causes(new SQLException("Acquisition timeout"))).isTrue();
  }

  @Test
  void so_is_a_commit_that_failed_and_hides_why() {
    var failure = new IllegalStateException("outer", new IllegalStateException("rolled back"));
    failure.getCause().addSuppressed(new SQLException("inner", "08006"));
    assertThat(StorageFailure.causes(failure)).isTrue();
  }

  @Test
  void failures_that_hold_each_other_are_looked_at_once() {
    var one = new IllegalStateException("one");
    one.addSuppressed(new IllegalStateException("other", one));
    assertThat(StorageFailure.causes(one)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23514", "42501", "42P01", "22001"})
  void what_we_did_wrong_is_not(String state) {
    assertThat(StorageFailure.causes(new SQLException("wrong", state))).isFalse();
  }

  @Test
  void neither_is_a_failure_that_has_nothing_to_do_with_it() {
    assertThat(StorageFailure.causes(new IllegalStateException("other"))).isFalse();
  }
}
