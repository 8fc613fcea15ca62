package nl.microcredentials.issuer.batches;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it comes in, and what is to be done with it.
 *
 * @param sha256 hash of the file that the sender states
 * @param startAt when to begin; at once, if that is past
 */
record Upload(
    InputStream body, Format format, Optional<byte[]> sha256, boolean dryRun, Instant startAt) {

  sealed interface Format {

    /**
     * Comma-separated values.
     *
     * @param charset that the sender names
     */
    record Csv(Optional<Charset> charset) implements Format {}

    /** A completion on each line. */
    record Ndjson() implements Format {}
  }
}
