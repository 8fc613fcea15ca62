package nl.microcredentials.registry.log;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The append-only table of tile roots. */
@ApplicationScoped
class StoredNodes implements PanacheRepositoryBase<StoredNode, StoredNode.Position> {

  List<byte[]> hashes(int level, long start, int count) {
    return getEntityManager()
        .createQuery(
            "select hash from StoredNode where position.level = :level"
                + " and position.index >= :start and position.index < :end"
                + " order by position.index",
            byte[].class)
        .setParameter("level", (short) level)
        .setParameter("start", start)
        .setParameter("end", start + count)
        .getResultList();
  }
}
