package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.microcredentials.local.LocalStack;

/**
 * Everything that the services have written down or tell everybody, to look whether a word stands
 * in it that should not. Upper and lower case are the same.
 */
record Traces(LocalStack stack) {

  private static final int BUNDLE = 256;
  private static final int PIECE = 1 << 20;

  /** Where {@code word} stands; empty if nowhere. */
  List<String> of(String word) {
    var lowerCase = word.toLowerCase(Locale.ROOT);
    var found = new ArrayList<String>();
    found.addAll(inFiles(lowerCase));
    found.addAll(inRegistry(lowerCase));
    found.addAll(inPublic(lowerCase));
    return found;
  }

  /**
   * Logs, settings and the files of both databases with their journals; not what was sent to
   * learners, because that is what messages are for.
   */
  List<String> inFiles(String word) {
    try (var files = Files.walk(stack.folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(stack.mail().folder()))
          .filter(file -> contains(file, word))
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on in pieces; a database removes files while it runs. */
  private static boolean contains(Path file, String word) {
    try (var in = Files.newInputStream(file)) {
      var text = "";
      for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        text = text.substring(Math.max(0, text.length() - word.length())) + lowerCase(piece);
        if (text.contains(word)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lowerCase(byte... content) {
    return new String(content, ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** Row by row, because a database may keep long values compressed. */
  private List<String> inRegistry(String word) {
    try (var connection = stack.registryDatabase()) {
      var found = new ArrayList<String>();
      for (var table : tables(connection)) {
        if (isInRow(connection, table, word)) {
          found.add(table);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'registry'")) {
      var tables = new ArrayList<String>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  /** Bytes that hold text are looked at as that text. */
  private static boolean isInRow(Connection connection, String table, String word)
      throws SQLException {
    var text = table.equals("log_entry") ? "encode(bytes, 'escape')" : "row::text";
    var query =
        "select exists (select from registry.%s row where position(? in lower(%s)) > 0)"
            .formatted(table, text);
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, word);
      var rows = statement.executeQuery();
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private List<String> inPublic(String word) {
    var registry = stack.addresses().registry();
    var pages = new ArrayList<URI>();
    pages.add(registry.resolve("/log/checkpoint"));
    pages.add(registry.resolve("/trust-list"));
    for (var service :
        List.of(stack.addresses().issuer(), registry, stack.addresses().verifier())) {
      pages.add(service.resolve("/q/metrics"));
    }
    var found = new ArrayList<String>();
    for (var page : pages) {
      if (lowerCase(get(page).body()).contains(word)) {
        found.add(page.toString());
      }
    }
    found.addAll(inTiles(registry, word));
    return found;
  }

  private static List<String> inTiles(URI registry, String word) {
    var size = Integer.parseInt(get(registry.resolve("/log/checkpoint")).text().split("\n", -1)[1]);
    var found = new ArrayList<String>();
    for (var start = 0; start < size; start += BUNDLE) {
      var width = Math.min(BUNDLE, size - start);
      var tile =
          "/log/tile/entries/%03d%s"
              .formatted(start / BUNDLE, width == BUNDLE ? "" : ".p/" + width);
      if (lowerCase(get(registry.resolve(tile)).body()).contains(word)) {
        found.add(tile);
      }
    }
    return found;
  }

  private static Reply get(URI page) {
    var reply = Wire.send(page, "GET %s HTTP/1.1\r\nAccept: */*".formatted(page.getPath()));
    if (reply.status() != 200) {
      throw new AssertionError("%s: %s".formatted(page, reply));
    }
    return reply;
  }
}
