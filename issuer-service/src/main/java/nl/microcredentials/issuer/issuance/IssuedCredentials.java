package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.TimeCursor;
import nl.microcredentials.issuer.institutions.Institution;

/** The credentials of the institutions in a list, without what they say about anybody. */
@ApplicationScoped
public class IssuedCredentials {

  private final EntityManager database;

  IssuedCredentials(EntityManager database) {
    this.database = database;
  }

  /**
   * Which credentials are meant: those of which everything holds that is given.
   *
   * @param statuses one of these
   * @param awardedFrom at this time or later
   * @param awardedUntil before this time
   * @param ids one of these, if there are any
   */
  public record Filter(
      Optional<String> achievement,
      Set<RecordStatus> statuses,
      Optional<Instant> awardedFrom,
      Optional<Instant> awardedUntil,
      List<UUID> ids) {

    public Filter {
      statuses = Set.copyOf(statuses);
      ids = List.copyOf(ids);
    }
  }

  /**
   * One of them.
   *
   * @param replaces the credential that it corrects, or null
   * @param replacedBy the credential that corrects it, or null
   */
  public record Listed(
      UUID id,
      String achievement,
      RecordStatus status,
      int edition,
      Instant awardedAt,
      Instant issuedAt,
      UUID replaces,
      UUID replacedBy) {

    /** Its place in the list. */
    public TimeCursor place() {
      return new TimeCursor(awardedAt, id);
    }
  }

  /** Up to {@code limit} of them after a place, oldest award first. */
  @Transactional
  public List<Listed> list(
      Institution institution, Filter filter, Optional<TimeCursor> after, int limit) {
    var conditions = new Conditions(institution, filter);
    after.ifPresent(conditions::after);
    return conditions
        .query(
            """
            select new nl.microcredentials.issuer.issuance.IssuedCredentials$Listed(
              a.id, a.achievement, a.status, a.edition, a.awardedAt, a.issuedAt, a.replaces, s.id)
            from Award a left join Award s on s.replaces = a.id and s.state = ISSUED
            where %s order by a.awardedAt, a.id
            """,
            Listed.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many there are. */
  @Transactional
  public long count(Institution institution, Filter filter) {
    return new Conditions(institution, filter)
        .query("select count(a) from Award a where %s", Long.class)
        .getSingleResult();
  }

  /** How many {@code learner} has, by what their status is now; a status of none is left out. */
  @Transactional
  public Map<RecordStatus, Long> countByStatus(Institution institution, UUID learner) {
    var counts = new EnumMap<RecordStatus, Long>(RecordStatus.class);
    database
        .createQuery(
            """
            select a.status, count(a) from Award a
            where a.institution = :institution and a.learnerId = :learner and a.state = ISSUED
            group by a.status
            """,
            Object[].class)
        .setParameter("institution", institution.name())
        .setParameter("learner", learner)
        .getResultStream()
        .forEach(row -> counts.put((RecordStatus) row[0], (Long) row[1]));
    return counts;
  }

  private final class Conditions {

    private final List<String> texts = new ArrayList<>(List.of("a.state = ISSUED"));
    private final Map<String, Object> values = new HashMap<>();

    Conditions(Institution institution, Filter filter) {
      add("a.institution = :institution", "institution", institution.name());
      add("a.status in :statuses", "statuses", filter.statuses());
      filter.achievement().ifPresent(name -> add("a.achievement = :name", "name", name));
      filter.awardedFrom().ifPresent(from -> add("a.awardedAt >= :from", "from", from));
      filter.awardedUntil().ifPresent(until -> add("a.awardedAt < :until", "until", until));
      if (!filter.ids().isEmpty()) {
        add("a.id in :ids", "ids", filter.ids());
      }
    }

    private void add(String text, String name, Object value) {
      texts.add(text);
      values.put(name, value);
    }

    void after(TimeCursor place) {
      add("(a.awardedAt > :at or a.awardedAt = :at and a.id > :id)", "at", place.at());
      values.put("id", place.id());
    }

    <T> TypedQuery<T> query(String text, Class<T> type) {
      var query = database.createQuery(text.formatted(String.join(" and ", texts)), type);
      values.forEach(query::setParameter);
      return query;
    }
  }
}
