package nl.microcredentials.issuer.learners;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.issuer.institutions.Institution;

/** The learners of the institutions. */
@ApplicationScoped
public class Learners implements PanacheRepositoryBase<Learner, UUID> {

  private final LearnerKeys keys;

  Learners(LearnerKeys keys) {
    this.keys = keys;
  }

  /**
   * Returns the id of the learner whom {@code institution} knows by {@code identifier}; makes them
   * known if they are not. Concurrent calls for one learner get the same id. They are not erased
   * until the transaction ends.
   *
   * @param identifier with its kind before it, in lower case
   */
  @Transactional
  public UUID idOf(Institution institution, String identifier) {
    return known(institution, identifier)
        .or(() -> {
          makeKnown(institution, identifier);
          return known(institution, identifier);
        })
        .orElseThrow();
  }

  /** As {@link #idOf}, and makes nobody known. */
  @Transactional
  public Optional<UUID> known(Institution institution, String identifier) {
    return find(
            "institution = ?1 and lookup = ?2",
            institution.name(),
            lookupOf(institution, identifier))
        .withLock(LockModeType.PESSIMISTIC_READ)
        .firstResultOptional()
        .map(learner -> learner.id);
  }

  private void makeKnown(Institution institution, String identifier) {
    var id = UUID.randomUUID();
    getEntityManager()
        .createNativeQuery(
            """
            insert into learner (id, institution, lookup, data_key)
            values (:id, :institution, :lookup, :dataKey) on conflict do nothing
            """)
        .setParameter("id", id)
        .setParameter("institution", institution.name())
        .setParameter("lookup", lookupOf(institution, identifier))
        .setParameter("dataKey", keys.newDataKey(id))
        .executeUpdate();
  }

  private byte[] lookupOf(Institution institution, String identifier) {
    return keys.lookup(institution.name() + '\n' + identifier);
  }

  /** A value by which a text can be found again without being stored readably; 32 bytes. */
  public byte[] lookup(String text) {
    return keys.lookup(text);
  }

  /**
   * Encrypts what is known about {@code learner}, to be kept in the row {@code place}. They are not
   * erased until the transaction ends.
   *
   * @throws LearnerErased if they are
   */
  @Transactional
  public byte[] encrypt(UUID learner, byte[] plaintext, UUID place) {
    var key = keyOf(findById(learner, LockModeType.PESSIMISTIC_READ));
    return keys.encrypt(learner, key, plaintext, place);
  }

  /**
   * The reverse of {@link #encrypt}.
   *
   * @throws LearnerErased if the learner is
   */
  @Transactional
  public byte[] decrypt(UUID learner, byte[] ciphertext, UUID place) {
    return keys.decrypt(learner, keyOf(findById(learner)), ciphertext, place);
  }

  private static byte[] keyOf(Learner learner) {
    if (learner.dataKey == null) {
      throw new LearnerErased();
    }
    return learner.dataKey;
  }

  /** Whether a learner of any institution is erased. */
  @Transactional
  public boolean isErased(UUID learner) {
    return findById(learner).dataKey == null;
  }

  /**
   * What may be told about a learner of {@code institution}.
   *
   * @return nothing if they are another institution's: whether they exist is not told either
   */
  @Transactional
  public Optional<KnownLearner> of(Institution institution, UUID id) {
    return findOf(institution, id, LockModeType.NONE)
        .map(learner -> new KnownLearner(learner.id, Optional.ofNullable(learner.erasedAt)));
  }

  private Optional<Learner> findOf(Institution institution, UUID id, LockModeType lock) {
    return findByIdOptional(id, lock)
        .filter(learner -> learner.institution.equals(institution.name()));
  }

  /**
   * Destroys the key of a learner and the hash by which they are found. Whoever reads or writes
   * about them at the moment has finished before that, or fails.
   *
   * @return whether this call did it; nothing as {@link #of}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Boolean> destroyKey(Institution institution, UUID id, Instant at) {
    return findOf(institution, id, LockModeType.PESSIMISTIC_WRITE)
        .map(learner -> {
          if (learner.erasedAt != null) {
            return false;
          }
          learner.dataKey = null;
          learner.lookup = keys.unusedLookup();
          learner.erasedAt = at;
          return true;
        });
  }
}
