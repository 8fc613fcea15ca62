package nl.microcredentials.issuer.batches;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.audit.AuditTrail;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.learners.LearnerKeys;

/**
 * Takes files in, some rows at a time, into the database and encrypted; a megabyte or so of a file
 * is in memory. That a file is refused in the middle leaves nothing behind.
 */
@ApplicationScoped
class BatchUploads {

  private static final int MAXIMUM_ROWS = 100_000;

  /** So many rows are stored in one transaction: a slow sender must not hold one open. */
  private static final int ROWS_AT_ONCE = 500;

  private static final int BYTES_AT_ONCE = 1 << 20;

  private final Batches batches;
  private final BatchRows rows;
  private final LearnerKeys keys;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  BatchUploads(
      Batches batches,
      BatchRows rows,
      LearnerKeys keys,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.batches = batches;
    this.rows = rows;
    this.keys = keys;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A batch, and whether the file is new. */
  record Received(Batch batch, boolean created) {}

  /**
   * Stores a file, unless the institution has sent it before.
   *
   * @param by who sends it
   * @throws nl.microcredentials.core.problem.Refused if the file cannot be read or is too long, or
   *     the institution has too many batches under way
   */
  Received receive(Institution institution, Upload upload, Reporter by) {
    var batch = transactions.run(() -> batches.begin(newBatch(institution, upload, by)));
    try {
      var file = store(batch, upload);
      return transactions.run(() -> complete(batch.id, file));
    } catch (IOException e) {
      discard(batch.id);
      throw BatchRefused.malformed("The file did not arrive as a whole.");
    } catch (RuntimeException e) {
      discard(batch.id);
      throw e;
    }
  }

  private Batch newBatch(Institution institution, Upload upload, Reporter by) {
    var now = clock.instant();
    var batch = new Batch();
    batch.id = UUID.randomUUID();
    batch.institution = institution.name();
    batch.uploadedBy = by.name();
    batch.uploadedWith = by.client().orElse(null);
    batch.dryRun = upload.dryRun();
    batch.dataKey = keys.newDataKey(batch.id);
    batch.createdAt = now;
    batch.startAt = later(now, upload.startAt());
    batch.turnAt = now;
    return batch;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** What is known of a file that was read to its end. */
  record StoredFile(RowSource source, int rows, byte[] digest) {}

  private StoredFile store(Batch batch, Upload upload) throws IOException {
    var body = new MeasuredBody(upload.body());
    var source = RowSource.of(upload.format(), body);
    var key = new BatchKey(keys, batch.id, batch.dataKey);
    var stored = 0;
    for (var chunk = chunk(source); !chunk.isEmpty(); chunk = chunk(source)) {
      if (stored + chunk.size() > MAXIMUM_ROWS) {
        throw BatchRefused.tooLarge("A file has at most %d rows.".formatted(MAXIMUM_ROWS));
      }
      var after = stored;
      var content = chunk;
      transactions.run(() -> {
        batches.goesOn(batch.id);
        rows.insert(key, after, content);
        return null;
      });
      stored += chunk.size();
    }
    if (stored == 0) {
      throw BatchRefused.malformed("The file has no rows.");
    }
    return new StoredFile(source, stored, digest(batch, upload, body.sha256()));
  }

  private static List<byte[]> chunk(RowSource source) throws IOException {
    var chunk = new ArrayList<byte[]>(ROWS_AT_ONCE);
    var bytes = 0;
    while (chunk.size() < ROWS_AT_ONCE && bytes < BYTES_AT_ONCE) {
      var row = source.next();
      if (row.isEmpty()) {
        break;
      }
      chunk.add(row.get());
      bytes += row.get().length;
    }
    return chunk;
  }

  /** Keyed: who guesses what stands in a small file could compare the plain hash. */
  private byte[] digest(Batch batch, Upload upload, byte[] sha256) {
    if (upload.sha256().filter(stated -> !MessageDigest.isEqual(stated, sha256)).isPresent()) {
      throw BatchRefused.malformed("The file does not have the hash that Content-Digest states.");
    }
    return keys.lookup("batch\n" + batch.institution + '\n' + HexFormat.of().formatHex(sha256));
  }

  Received complete(UUID id, StoredFile file) {
    batches.goesOn(id);
    var batch = batches.findById(id);
    if (batch.state != Batch.State.RECEIVING) {
      return new Received(batch, true); // stored, although the answer of the database got lost
    }
    var same =
        batch.dryRun ? Optional.<Batch>empty() : batches.ofFile(batch.institution, file.digest());
    if (same.isPresent()) {
      batches.delete(batch);
      return new Received(same.get(), false);
    }
    batch.layout = file.source().layout().orElse(null);
    batch.digest = file.digest();
    batch.total = file.rows();
    batch.state = Batch.State.WAITING;
    batches.flush();
    audit.add(batch.institution, batch.uploadedBy, "batch-uploaded", UrnUuid.of(id));
    return new Received(batch, true);
  }

  private void discard(UUID id) {
    transactions.run(() -> batches.delete("id = ?1 and state = ?2", id, Batch.State.RECEIVING));
  }
}
