package nl.microcredentials.registry.issuers;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The append-only table of trust lists. */
@ApplicationScoped
class TrustListVersions implements PanacheRepositoryBase<TrustListVersion, Long> {

  Optional<TrustListVersion> latest() {
    return find("order by version desc").firstResultOptional();
  }

  long latestVersion() {
    return getEntityManager()
        .createQuery("select coalesce(max(version), 0) from TrustListVersion", Long.class)
        .getSingleResult();
  }
}
