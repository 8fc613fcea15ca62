package nl.microcredentials.issuer.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.microcredentials.core.registry.Change.Kind;
import nl.microcredentials.core.registry.RecordStatus;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * What the database knows of the credentials in a list: their present statuses, and what was said
 * about them.
 */
@ApplicationScoped
class ListedStatuses {

  private final EntityManager database;

  ListedStatuses(EntityManager database) {
    this.database = database;
  }

  /**
   * The statuses after a change of the list.
   *
   * @param changedAt the time of that change
   */
  record Present(Instant changedAt, Map<Integer, RecordStatus> statuses) {}

  /**
   * The present statuses in {@code list}, which must exist; active ones are left out.
   *
   * <p>One statement reads them together with the time of the last change. With two, a change could
   * come in between, and two instances of the service would sign different lists for one time.
   */
  @Transactional
  Present present(UUID list) {
    var rows =
        query(
                """
                select l.changed_at as changed_at, s.status_list_index as index, s.status as status
                from status_list l left join (
                  select status_list_id, status_list_index, status from award
                  where status <> 'ACTIVE'
                  union all
                  select status_list_id, status_list_index, status from vc_api_credential
                  where status <> 'ACTIVE'
                ) s on s.status_list_id = l.id
                where l.id = :list
                """,
                list)
            .addScalar("changed_at", Instant.class)
            .addScalar("index", Integer.class)
            .addScalar("status", String.class)
            .getResultList();
    var statuses = new HashMap<Integer, RecordStatus>();
    for (var row : rows) {
      if (row[1] != null) {
        statuses.put((Integer) row[1], RecordStatus.valueOf((String) row[2]));
      }
    }
    return new Present((Instant) rows.getFirst()[0], statuses);
  }

  /** That a credential has had a status since a time. */
  record Change(int index, RecordStatus status, Instant occurredAt) {}

  /** What was said about the credentials of {@code list} after they were issued, in order. */
  @Transactional
  List<Change> changes(UUID list) {
    return query(
            """
            select c.index, c.kind, c.occurred_at from (
              select a.status_list_index as index, s.kind, s.occurred_at, s.sequence
              from award a join statement s on s.award_id = a.id
              where a.status_list_id = :list and s.kind <> 'issued'
              union all
              select status_list_index, 'revoked', dropped_at, 0 from award
              where status_list_id = :list and status = 'REVOKED' and state = 'DROPPED'
              union all
              select status_list_index, 'revoked', revoked_at, 0 from vc_api_credential
              where status_list_id = :list and status = 'REVOKED'
            ) c order by c.sequence
            """,
            list)
        .addScalar("index", Integer.class)
        .addScalar("kind", String.class)
        .addScalar("occurred_at", Instant.class)
        .getResultList()
        .stream()
        .map(ListedStatuses::change)
        .toList();
  }

  private static Change change(Object[] row) {
    var kind = Kind.of((String) row[1]).orElseThrow();
    return new Change((Integer) row[0], RecordStatus.resultOf(kind), (Instant) row[2]);
  }

  private NativeQuery<Object[]> query(String sql, UUID list) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(sql, Object[].class)
        .setParameter("list", list);
  }
}
