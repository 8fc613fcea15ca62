package nl.microcredentials.issuer.institutions;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.issuer.IssuerConfig;

/**
 * The institutions of this service and their signing keys. Everything is read and checked when the
 * service starts: a wrong key must show before the first award, not at it.
 */
@Startup
@ApplicationScoped
public class Institutions {

  private final Map<String, Institution> byName = new LinkedHashMap<>();
  private final Map<String, Institution> bySchacHome = new LinkedHashMap<>();

  Institutions(IssuerConfig config, Keyrings keyrings) {
    config
        .institutions()
        .forEach((name, settings) -> {
          var institution = load(name, settings, keyrings);
          byName.put(name, institution);
          if (bySchacHome.put(settings.schacHomeOrganization(), institution) != null) {
            throw new IllegalStateException(
                "two institutions have schac-home-organization %s"
                    .formatted(settings.schacHomeOrganization()));
          }
        });
    requireOwnKeys();
  }

  /** Whoever has a key of two institutions could award in the name of both. */
  private void requireOwnKeys() {
    var owners = new HashMap<PublicKey, Institution>();
    for (var institution : all()) {
      for (var key : institution.keyring().all()) {
        var other = owners.putIfAbsent(key.publicKey(), institution);
        if (other != null && other != institution) {
          throw new IllegalStateException(
              "issuer.institutions.%s.keys.%s: this is a key of %s"
                  .formatted(institution.name(), key.id(), other.name()));
        }
      }
    }
  }

  private static Institution load(
      String name, IssuerConfig.Institution settings, Keyrings keyrings) {
    return new Institution(
        name,
        settings.did(),
        settings.legalName(),
        settings.sector(),
        settings.countryCode(),
        settings.institutionCode(),
        settings.website(),
        keyrings.of(name, settings));
  }

  public Collection<Institution> all() {
    return byName.values();
  }

  /** The institution with this short name. */
  public Optional<Institution> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<Institution> withSchacHome(String schacHomeOrganization) {
    return Optional.ofNullable(bySchacHome.get(schacHomeOrganization));
  }
}
