package nl.microcredentials.registry.log;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.log.LogEntry;
import nl.microcredentials.core.log.SignedNote;
import nl.microcredentials.core.log.TilePath;
import nl.microcredentials.core.log.TlogProof;
import nl.microcredentials.core.merkle.CompactRange;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.merkle.MerkleTree;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.Statement;

/** The append-only log of what institutions stated. */
@ApplicationScoped
public class Log {

  private final StoredEntries entries;
  private final StoredNodes nodes;
  private final StoredCheckpoints checkpoints;
  private final LogHead head;
  private final CheckpointFile file;
  private final LogKey key;
  private final Clock clock;

  /**
   * Turns within this instance, so that those who wait do not each hold a connection; and the order
   * in which the checkpoint file is written. Turns between instances are the lease.
   */
  private final ReentrantLock turns = new ReentrantLock(true);

  Log(
      StoredEntries entries,
      StoredNodes nodes,
      StoredCheckpoints checkpoints,
      LogHead head,
      CheckpointFile file,
      LogKey key,
      Clock clock) {
    this.entries = entries;
    this.nodes = nodes;
    this.checkpoints = checkpoints;
    this.head = head;
    this.file = file;
    this.key = key;
    this.clock = clock;
  }

  /**
   * Runs {@code work} alone, in one transaction that also holds the leaves it appends, the nodes
   * above them and the signed checkpoint over them. Nothing is signed for a transaction that fails
   * later: signing is its last step.
   */
  public <T> T inTurn(Function<Turn, T> work) {
    turns.lock();
    try {
      var turn = new Turn();
      var result = QuarkusTransaction.requiringNew().call(() -> turn.run(work));
      turn.signed.ifPresent(file::write);
      return result;
    } finally {
      turns.unlock();
    }
  }

  /** One transaction that may append. */
  public final class Turn {

    private CompactRange range;
    private Optional<SignedNote> signed = Optional.empty();

    private <T> T run(Function<Turn, T> work) {
      takeLease();
      range = head.read();
      var before = range.size();
      var result = work.apply(this);
      if (range.size() > before) {
        entries.flush(); // what the database refuses is not signed
        signed = Optional.of(key.sign(range));
        checkpoints.persistAndFlush(new StoredCheckpoint(range, signed.get()));
      }
      return result;
    }

    /** In native SQL: it is a lock with a row, not data. */
    private void takeLease() {
      var database = entries.getEntityManager();
      database.createNativeQuery("set local lock_timeout = '5s'").executeUpdate();
      database
          .createNativeQuery("select id from {h-schema}log_lease for update", Short.class)
          .getSingleResult();
    }

    /** Appends one leaf; its receipt can be made when the turn is over. */
    public Appended append(Statement statement, CompactJws jws) {
      var leaf = new LogEntry(clock.instant(), jws.toString());
      var entry = new StoredEntry();
      entry.leafIndex = range.size();
      entry.leafHash = leaf.leafHash().bytes();
      entry.bytes = leaf.toBytes();
      entry.statementId = statement.id();
      entry.recordId = statement.record();
      entries.persist(entry);
      range =
          range.append(
              leaf.leafHash(),
              (height, index, hash) -> {
                if (height > 0 && height % TilePath.HEIGHT == 0) {
                  nodes.persist(new StoredNode(height / TilePath.HEIGHT, index, hash.bytes()));
                }
              });
      return new Appended(entry.leafIndex, leaf.registeredAt());
    }
  }

  /** Where and when a leaf was appended. */
  public record Appended(long leafIndex, Instant registeredAt) {}

  /** A leaf of the log. */
  public record Leaf(long leafIndex, LogEntry entry) {

    public CompactJws jws() {
      return CompactJws.parse(entry.statement());
    }

    private static Leaf of(StoredEntry stored) {
      return new Leaf(stored.leafIndex, LogEntry.parse(stored.bytes));
    }
  }

  public Optional<Leaf> leafOfStatement(UUID statement) {
    return entries.ofStatement(statement).map(Leaf::of);
  }

  /** The leaves about one record, oldest first. */
  public List<Leaf> leavesOfRecord(UUID record) {
    return entries.ofRecord(record, Long.MAX_VALUE).stream().map(Leaf::of).toList();
  }

  /** The receipt of a leaf: always the same, against the first checkpoint that covered it. */
  public Receipt receipt(long leafIndex) {
    var checkpoint = checkpoints.firstOver(leafIndex).orElseThrow();
    return receipt(entries.findById(leafIndex), checkpoint, tree());
  }

  /** The receipts of all leaves about one record, against the latest checkpoint. */
  List<Receipt> receipts(UUID record) {
    var latest = checkpoints.latest();
    if (latest.isEmpty()) {
      return List.of();
    }
    var tree = tree();
    return entries.ofRecord(record, latest.get().treeSize).stream()
        .map(entry -> receipt(entry, latest.get(), tree))
        .toList();
  }

  private static Receipt receipt(StoredEntry entry, StoredCheckpoint checkpoint, MerkleTree tree) {
    var proof = tree.inclusion(entry.leafIndex, checkpoint.treeSize);
    return Receipt.of(
        entry.bytes, new TlogProof(entry.leafIndex, proof.path(), checkpoint.signedNote()));
  }

  /** Number of leaves under the latest checkpoint. */
  long size() {
    return checkpoints.latest().map(latest -> latest.treeSize).orElse(0L);
  }

  /**
   * The latest checkpoint; a new log signs that it is empty. A database that was restored from an
   * old backup is noticed here as well: monitors must not see the log shrink.
   */
  SignedNote checkpoint() {
    var range = head.read();
    return checkpoints.latest().map(StoredCheckpoint::signedNote).orElseGet(() -> key.sign(range));
  }

  /** The entries of a bundle, fewer than {@code count} if there are no more. */
  List<byte[]> entries(long start, int count) {
    return entries.range(start, count).stream().map(entry -> entry.bytes).toList();
  }

  /** The hashes of a tile, fewer than {@code count} if there are no more. */
  List<Hash> hashes(int level, long start, int count) {
    return new TreeNodes(entries, nodes).hashes(level, start, count);
  }

  MerkleTree tree() {
    return new MerkleTree(new TreeNodes(entries, nodes));
  }
}
