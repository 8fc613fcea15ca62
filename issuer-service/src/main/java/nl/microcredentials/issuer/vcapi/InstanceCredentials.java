package nl.microcredentials.issuer.vcapi;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What the throw-away issuers have issued with a status. */
@ApplicationScoped
class InstanceCredentials implements PanacheRepositoryBase<InstanceCredential, UUID> {

  /** All that are known under this id; nobody else changes them until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<InstanceCredential> lock(String credentialId) {
    return find("credentialId = ?1 order by id", credentialId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }
}
