package nl.microcredentials.issuer.vcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import nl.microcredentials.issuer.status.StatusListOwner;
import nl.microcredentials.issuer.status.StatusListOwners;

/** The throw-away issuers as owners of status lists, under names that no institution can have. */
@ApplicationScoped
class InstanceLists implements StatusListOwners {

  private static final String PREFIX = "vc-api:";

  private final Instances instances;

  InstanceLists(Instances instances) {
    this.instances = instances;
  }

  static String ownerOf(Instance.ThrowAway instance) {
    return PREFIX + instance.name();
  }

  @Override
  public Optional<StatusListOwner> named(String name) {
    return name.startsWith(PREFIX)
        ? instances.named(name.substring(PREFIX.length())).map(Owner::new)
        : Optional.empty();
  }

  private record Owner(Instance instance) implements StatusListOwner {

    @Override
    public String did() {
      return instance.did();
    }

    @Override
    public String signingKey() {
      return instance.key().verificationMethod();
    }

    @Override
    public ObjectNode sign(ObjectNode unsecured, Instant created) {
      return instance.secureStatusList(unsecured, created);
    }

    @Override
    public String signToken(String type, ObjectNode claims) {
      return instance.signToken(type, claims);
    }
  }
}
