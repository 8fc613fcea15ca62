package nl.microcredentials.issuer.learners;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
   * known if they are not. Concurrent calls for one learner get the same id.
   *
   * @param identifier with its kind before it, in lower case
   */
  @Transactional
  public UUID idOf(Institution institution, String identifier) {
    var id = UUID.randomUUID();
    var lookup = keys.lookup(institution.name() + '\n' + identifier);
    getEntityManager()
        .createNativeQuery(
            """
            insert into learner (id, institution, lookup, data_key)
            values (:id, :institution, :lookup, :dataKey) on conflict do nothing
            """)
        .setParameter("id", id)
        .setParameter("institution", institution.name())
        .setParameter("lookup", lookup)
        .setParameter("dataKey", keys.newDataKey(id))
        .executeUpdate();
    return find("institution = ?1 and lookup = ?2", institution.name(), lookup).firstResult().id;
  }

  /** A value by which a text can be found again without being stored readably; 32 bytes. */
  public byte[] lookup(String text) {
    return keys.lookup(text);
  }

  /** Encrypts what is known about {@code learner}, to be kept in the row {@code place}. */
  @Transactional
  public byte[] encrypt(UUID learner, byte[] plaintext, UUID place) {
    return keys.encrypt(learner, findById(learner).dataKey, plaintext, place);
  }

  /** The reverse of {@link #encrypt}. */
  @Transactional
  public byte[] decrypt(UUID learner, byte[] ciphertext, UUID place) {
    return keys.decrypt(learner, findById(learner).dataKey, ciphertext, place);
  }
}
