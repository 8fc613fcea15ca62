package nl.microcredentials.issuer.erasure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Every column of every row of every table, as text; bytes as hexadecimal digits. */
final class DatabaseDump {

  private DatabaseDump() {}

  /** The rows of each table. */
  static Map<String, List<String>> take() throws SQLException {
    var dump = new TreeMap<String, List<String>>();
    try (var connection = connect()) {
      for (var table :
          texts(connection, "select tablename from pg_tables where schemaname = 'issuer'")) {
        dump.put(table, texts(connection, "select t::text from issuer.\"%s\" t".formatted(table)));
      }
    }
    return dump;
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
