package nl.microcredentials.issuer.batches;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database as its owner sees it. */
final class Database {

  private Database() {}

  private static String ownerUrl() {
    return ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
  }

  static void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(ownerUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static int count(String sql) throws SQLException {
    return Integer.parseInt(texts(sql).getFirst());
  }

  /** The first column. */
  static List<String> texts(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(ownerUrl());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (result.next()) {
        texts.add(result.getString(1));
      }
      return texts;
    }
  }
}
