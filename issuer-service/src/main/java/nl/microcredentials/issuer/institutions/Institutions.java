package nl.microcredentials.issuer.institutions;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.issuer.IssuerConfig;

/**
 * The institutions of this service and their signing keys. Everything is read and checked when the
 * service starts: a wrong key must show before the first award, not at it.
 */
@ApplicationScoped
public class Institutions {

  private final Map<String, Institution> byName = new LinkedHashMap<>();
  private final Map<String, Institution> bySchacHome = new LinkedHashMap<>();

  Institutions(IssuerConfig config) {
    config
        .institutions()
        .forEach((name, settings) -> {
          var institution = load(name, settings);
          byName.put(name, institution);
          if (bySchacHome.put(settings.schacHomeOrganization(), institution) != null) {
            throw new IllegalStateException(
                "two institutions have schac-home-organization %s"
                    .formatted(settings.schacHomeOrganization()));
          }
        });
  }

  private static Institution load(String name, IssuerConfig.Institution settings) {
    var privateKey = Ed25519.readPrivateKey(read(name, settings.signing().keyFile()));
    return new Institution(
        name,
        settings.did(),
        settings.legalName(),
        settings.sector(),
        settings.countryCode(),
        settings.institutionCode(),
        settings.website(),
        settings.did() + '#' + settings.signing().keyId(),
        Ed25519.publicKeyOf(privateKey),
        Ed25519.signer(privateKey));
  }

  private static String read(String name, Path keyFile) {
    try {
      return Files.readString(keyFile);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the signing key of %s cannot be read from %s".formatted(name, keyFile), e);
    }
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
