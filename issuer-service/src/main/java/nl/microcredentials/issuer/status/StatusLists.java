package nl.microcredentials.issuer.status;

import static nl.microcredentials.core.statuslist.BitstringStatusList.MINIMUM_LENGTH;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.institutions.Institution;

/**
 * The status lists of the institutions.
 *
 * <p>Indexes are drawn at random, so that neighbours in a list say nothing about who was awarded
 * when (Bitstring Status List 1.0, 2.1).
 */
@ApplicationScoped
public class StatusLists implements PanacheRepositoryBase<StatusList, UUID> {

  /** How many entries each list has. */
  static final int LENGTH = MINIMUM_LENGTH;

  /**
   * So many draws in a row that hit an entry in use are the sign that a list may be half full, when
   * a new one is opened. Counting the entries at each award would be slow.
   */
  private static final int COLLISIONS_BEFORE_COUNTING = 3;

  private static final int CAPACITY = LENGTH / 2;

  private final IssuerConfig config;
  private final SecureRandom random;
  private final Clock clock;

  StatusLists(IssuerConfig config, SecureRandom random, Clock clock) {
    this.config = config;
    this.random = random;
    this.clock = clock;
  }

  /** Where everyone finds the list as a Bitstring Status List. */
  public String addressOf(UUID list) {
    return config.baseUrl() + "/status-lists/" + list;
  }

  /** Where everyone finds the same list, by the same indexes, as a Token Status List. */
  public String tokenAddressOf(UUID list) {
    return config.baseUrl() + "/token-status-lists/" + list;
  }

  @Transactional
  Optional<StatusList> named(UUID id) {
    return findByIdOptional(id);
  }

  /** Takes a free entry of a list of {@code institution} in the transaction of the caller. */
  @Transactional(Transactional.TxType.MANDATORY)
  public StatusListIndex allocate(Institution institution) {
    return allocate(institution.name());
  }

  /** As {@link #allocate(Institution)}, for any of the {@link StatusListOwners}. */
  @Transactional(Transactional.TxType.MANDATORY)
  public StatusListIndex allocate(String owner) {
    var list = newest(owner).orElseGet(() -> openInTurn(owner, Optional.empty()));
    for (int collisions = 0; ; ) {
      int index = random.nextInt(LENGTH);
      if (take(list, index)) {
        return new StatusListIndex(list, index);
      }
      if (++collisions == COLLISIONS_BEFORE_COUNTING) {
        if (entriesIn(list) >= CAPACITY) {
          list = openInTurn(owner, Optional.of(list));
        }
        collisions = 0;
      }
    }
  }

  private Optional<UUID> newest(String owner) {
    return find("institution = ?1 order by createdAt desc, id", owner)
        .page(0, 1)
        .<StatusList>firstResultOptional()
        .map(list -> list.id);
  }

  /**
   * A list to go on with after {@code full}. Of many who find that a list is full at the same time
   * one opens the next: those who are in a list with few others are found by it.
   */
  private UUID openInTurn(String owner, Optional<UUID> full) {
    getEntityManager()
        .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
        .setParameter("key", "status lists of " + owner)
        .getSingleResult();
    return newest(owner)
        .filter(list -> !full.equals(Optional.of(list)))
        .orElseGet(() -> open(owner));
  }

  private UUID open(String owner) {
    var list = new StatusList(UUID.randomUUID(), owner, clock.instant());
    persist(list);
    flush();
    return list.id;
  }

  private boolean take(UUID list, int index) {
    return getEntityManager()
            .createNativeQuery(
                """
                insert into status_list_entry (status_list_id, status_list_index)
                values (:list, :index) on conflict do nothing
                """)
            .setParameter("list", list)
            .setParameter("index", index)
            .executeUpdate()
        == 1;
  }

  private long entriesIn(UUID list) {
    return ((Number)
            getEntityManager()
                .createNativeQuery(
                    "select count(*) from status_list_entry where status_list_id = :list",
                    Long.class)
                .setParameter("list", list)
                .getSingleResult())
        .longValue();
  }

  /**
   * Makes sure that the list is signed anew; the caller's transaction has changed a status in it.
   *
   * <p>Each change is later than the one before, whatever the clocks of two instances say: readers
   * refuse a list that goes back in time, and a change at the same time would not be seen.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void changed(UUID list) {
    getEntityManager()
        .createNativeQuery(
            """
            update status_list
            set changed_at = greatest(:now, changed_at + interval '1 microsecond') where id = :list
            """)
        .setParameter("now", clock.instant())
        .setParameter("list", list)
        .executeUpdate();
  }
}
