package nl.microcredentials.issuer.batches;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import nl.microcredentials.issuer.csv.CsvFile;
import nl.microcredentials.issuer.csv.CsvLayout;

/** The rows of a file, one at a time. */
sealed interface RowSource {

  static RowSource of(Upload.Format format, InputStream body) throws IOException {
    return switch (format) {
      case Upload.Format.Csv(var charset) -> new Csv(CsvFile.open(body, charset));
      case Upload.Format.Ndjson() -> new Ndjson(new NdjsonLines(body));
    };
  }

  /** Nothing at the end. */
  Optional<byte[]> next() throws IOException;

  /** How the rows are read, if they are CSV; known at the end. */
  Optional<CsvLayout> layout();

  /** Of a CSV file. */
  record Csv(CsvFile file) implements RowSource {

    @Override
    public Optional<byte[]> next() throws IOException {
      return file.next();
    }

    @Override
    public Optional<CsvLayout> layout() {
      return Optional.of(file.layout());
    }
  }

  /** Of a file of JSON values. */
  record Ndjson(NdjsonLines lines) implements RowSource {

    @Override
    public Optional<byte[]> next() throws IOException {
      return lines.next();
    }

    @Override
    public Optional<CsvLayout> layout() {
      return Optional.empty();
    }
  }
}
