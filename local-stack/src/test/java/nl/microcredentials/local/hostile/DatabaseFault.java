package nl.microcredentials.local.hostile;

import java.sql.SQLException;
import java.util.function.Supplier;
import nl.microcredentials.local.LocalStack;

/**
 * Makes the issuer's database fail while an award is being written down, as often as one likes. It
 * fails inside PostgreSQL, so that the service meets what it would meet in earnest.
 */
record DatabaseFault(LocalStack stack) {

  /** More often than anybody tries. */
  static final int ALWAYS = 1_000;

  /** Returns what {@code work} returns while the first attempts end with {@code sqlState}. */
  Reply raising(String sqlState, int times, Supplier<Reply> work) {
    return during("raise exception 'fault' using errcode = '%s'".formatted(sqlState), times, work);
  }

  /** The same while the first attempts lose their connection. */
  Reply disconnecting(int times, Supplier<Reply> work) {
    return during(
        "perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(10)", times, work);
  }

  /** A sequence counts the attempts, because it goes on when a transaction is taken back. */
  private Reply during(String fault, int times, Supplier<Reply> work) {
    execute(
        """
        create sequence issuer.fault_attempt;
        grant usage on sequence issuer.fault_attempt to issuer_application;
        create function issuer.fault() returns trigger language plpgsql as $$
        begin
          if nextval('issuer.fault_attempt') <= %d then
            %s;
          end if;
          return new;
        end
        $$;
        create trigger fault before insert on issuer.award
          for each row execute function issuer.fault()
        """
            .formatted(times, fault));
    try {
      return work.get();
    } finally {
      execute(
          """
          drop trigger fault on issuer.award;
          drop function issuer.fault();
          drop sequence issuer.fault_attempt
          """);
    }
  }

  void execute(String sql) {
    try (var connection = stack.issuerDatabase();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long count(String sql) {
    try (var connection = stack.issuerDatabase();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
