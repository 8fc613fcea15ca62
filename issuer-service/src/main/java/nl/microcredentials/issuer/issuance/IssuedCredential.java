package nl.microcredentials.issuer.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.learners.LearnerErased;

/**
 * A credential that was released, without what it says: that needs the key of its learner, and is
 * read with {@link Awards#openBadge}.
 *
 * @param institution short name of the institution that issued it
 * @param edition number of the present edition, from 1; a renewal makes the next
 * @param replaces the credential that it corrects
 * @param replacedBy the credential that corrects it
 * @param erased whether its learner is, so that nobody can read any more what it says
 */
public record IssuedCredential(
    UUID id,
    String institution,
    String achievement,
    RecordStatus status,
    UUID statusList,
    int statusListIndex,
    Instant issuedAt,
    int edition,
    Optional<UUID> replaces,
    Optional<UUID> replacedBy,
    boolean erased) {

  /**
   * Returns this credential if what it says can be read.
   *
   * @throws LearnerErased otherwise
   */
  public IssuedCredential requireReadable() {
    if (erased) {
      throw new LearnerErased();
    }
    return this;
  }
}
