package nl.microcredentials.verifier.vcapi;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import nl.microcredentials.verifier.VerifierConfig;
import org.jboss.logging.Logger;

/** Lets the suites of the standards in, who have no login; the one place where that is done. */
@ApplicationScoped
class ConformanceAccess implements SecurityIdentityAugmentor {

  private static final Logger LOG = Logger.getLogger(ConformanceAccess.class);

  private final boolean conformance;

  ConformanceAccess(VerifierConfig config) {
    this.conformance = config.conformance();
  }

  void announce(@Observes StartupEvent start) {
    if (conformance) {
      LOG.warn(
          "This service serves the test suites of the standards: without login, and credentials of"
              + " anybody verify. Nobody may rely on its answers.");
    }
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(
            conformance
                ? QuarkusSecurityIdentity.builder(identity).addRole(VcApiResource.ROLE).build()
                : identity);
  }
}
