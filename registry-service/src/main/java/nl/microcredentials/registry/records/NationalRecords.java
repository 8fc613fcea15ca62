package nl.microcredentials.registry.records;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The projection of the log that questions are asked of. */
@ApplicationScoped
class NationalRecords implements PanacheRepositoryBase<NationalRecord, UUID> {

  /** The records that {@code query} asks for, and one more if there is a next page. */
  List<NationalRecord> page(RecordQuery query) {
    return find(query.condition() + " order by issuedLeafIndex", query.parameters())
        .range(0, query.limit())
        .list();
  }
}
