package nl.microcredentials.issuer.institutions;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.issuer.IssuerConfig;

/**
 * The institutions of this service and their signing keys. Everything is read and checked when the
 * service starts: a wrong key must show before the first award, not at it.
 */
@ApplicationScoped
public class Institutions {

  private final Map<String, Institution> byName = new LinkedHashMap<>();
  private final Map<String, Institution> bySchacHome = new LinkedHashMap<>();

  Institutions(IssuerConfig config, SecureRandom random) {
    config
        .institutions()
        .forEach((name, settings) -> {
          var institution = load(name, settings, random);
          byName.put(name, institution);
          if (bySchacHome.put(settings.schacHomeOrganization(), institution) != null) {
            throw new IllegalStateException(
                "two institutions have schac-home-organization %s"
                    .formatted(settings.schacHomeOrganization()));
          }
        });
  }

  private static Institution load(
      String name, IssuerConfig.Institution settings, SecureRandom random) {
    var keys =
        settings.keys().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(key -> {
              var pair = read(name, key.getValue().file());
              return new SigningKey(
                  settings.did() + '#' + key.getKey(),
                  pair.getPublic(),
                  Signatures.signer(pair, random));
            })
            .toList();
    if (keys.stream().noneMatch(key -> key.type() == KeyType.ED25519)) {
      throw new IllegalStateException(name + " has no Ed25519 key");
    }
    return new Institution(
        name,
        settings.did(),
        settings.legalName(),
        settings.sector(),
        settings.countryCode(),
        settings.institutionCode(),
        settings.website(),
        keys);
  }

  private static KeyPair read(String name, Path file) {
    try {
      return Jwk.readPair(StrictJson.parseObject(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new IllegalStateException(
          "the signing key of %s cannot be read from %s".formatted(name, file), e);
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
