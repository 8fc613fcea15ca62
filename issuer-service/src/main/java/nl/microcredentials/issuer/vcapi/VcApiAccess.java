package nl.microcredentials.issuer.vcapi;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who may use the VC API: a client with the role {@code issuer}. The one place where the
 * conformance profile opens it to callers without a login.
 */
@ApplicationScoped
class VcApiAccess implements HttpSecurityPolicy {

  static final String NAME = "vc-api";

  private static final String ROLE = "issuer";

  private final ConformanceProfile conformance;
  private final Instances instances;

  VcApiAccess(ConformanceProfile conformance, Instances instances) {
    this.conformance = conformance;
    this.instances = instances;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext requestContext) {
    return identity.map(caller -> new CheckResult(mayCall(caller)));
  }

  /** Where nothing is set up, everybody is told that there is nothing. */
  private boolean mayCall(SecurityIdentity caller) {
    return caller.hasRole(ROLE)
        || instances.isEmpty()
        || (conformance.isOn() && caller.isAnonymous());
  }
}
