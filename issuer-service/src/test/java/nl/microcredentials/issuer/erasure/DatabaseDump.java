package nl.microcredentials.issuer.erasure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Every column of every row of every table, as text; bytes as hexadecimal digits. */
final class DatabaseDump {

  private DatabaseDump() {}

  static String take() throws SQLException {
    var dump = new StringBuilder();
    try (var connection = connect()) {
      for (var table :
          texts(connection, "select tablename from pg_tables where schemaname = 'issuer'")) {
        dump.append(table).append('\n');
        texts(connection, "select t::text from issuer.\"%s\" t".formatted(table))
            .forEach(row -> dump.append(row).append('\n'));
      }
    }
    return dump.toString();
  }

  /** The first column of what a query finds. */
  static List<String> texts(Connection connection, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** As the owner, who may read everything. */
  static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        ConfigProvider.getConfig().getValue("test.database-owner-url", String.class));
  }
}
