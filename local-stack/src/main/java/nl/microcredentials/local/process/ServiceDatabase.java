package nl.microcredentials.local.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database of one service: the owner may change its form, the application may only use it.
 *
 * @param name of the database; the roles are named after it
 */
public record ServiceDatabase(
    String name, String jdbcUrl, String ownerPassword, String applicationPassword) {

  public String owner() {
    return name + "_owner";
  }

  public String application() {
    return name + "_application";
  }

  /** Creates database and roles where they are missing, and sets the passwords. */
  public void createOn(EmbeddedPostgreSql server) {
    try (var connection = server.connect("postgres")) {
      createRole(connection, owner(), ownerPassword);
      createRole(connection, application(), applicationPassword);
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, owner()));
        execute(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
        execute(connection, "GRANT CONNECT ON DATABASE %s TO %s".formatted(name, application()));
      }
    } catch (SQLException e) {
      throw new CannotStart("The database %s cannot be prepared.".formatted(name), e);
    }
  }

  private static void createRole(Connection connection, String role, String password)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      execute(connection, "CREATE ROLE %s LOGIN".formatted(role));
    }
    execute(connection, "ALTER ROLE %s PASSWORD '%s'".formatted(role, password));
  }

  private static boolean exists(Connection connection, String query, String value)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, value);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
