package nl.microcredentials.registry.log;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The append-only table of checkpoints. */
@ApplicationScoped
class StoredCheckpoints implements PanacheRepositoryBase<StoredCheckpoint, Long> {

  Optional<StoredCheckpoint> latest() {
    return find("order by treeSize desc").firstResultOptional();
  }

  /**
   * The checkpoint that first covered a leaf. Receipts are made against it, so that a receipt that
   * is asked for twice is the same twice.
   */
  Optional<StoredCheckpoint> firstOver(long leafIndex) {
    return find("treeSize > ?1 order by treeSize", leafIndex).firstResultOptional();
  }
}
