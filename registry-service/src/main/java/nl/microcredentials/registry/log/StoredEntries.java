package nl.microcredentials.registry.log;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The append-only table of leaves. */
@ApplicationScoped
class StoredEntries implements PanacheRepositoryBase<StoredEntry, Long> {

  Optional<StoredEntry> ofStatement(UUID statement) {
    return find("statementId", statement).firstResultOptional();
  }

  /** The entries of one record, in the order of the log. */
  List<StoredEntry> ofRecord(UUID record, long treeSize) {
    return list("recordId = ?1 and leafIndex < ?2 order by leafIndex", record, treeSize);
  }

  List<StoredEntry> range(long start, int count) {
    return list("leafIndex >= ?1 and leafIndex < ?2 order by leafIndex", start, start + count);
  }

  List<byte[]> hashes(long start, int count) {
    return getEntityManager()
        .createQuery(
            "select leafHash from StoredEntry where leafIndex >= :start and leafIndex < :end"
                + " order by leafIndex",
            byte[].class)
        .setParameter("start", start)
        .setParameter("end", start + count)
        .getResultList();
  }
}
