package nl.microcredentials.issuer.institutions;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.registry.Sector;

/**
 * An institution that issues micro-credentials through this service.
 *
 * @param name the short name in its addresses
 * @param keys of different types, the Ed25519 key among them
 */
public record Institution(
    String name,
    String did,
    String legalName,
    Sector sector,
    String countryCode,
    String institutionCode,
    URI website,
    List<SigningKey> keys) {

  public Institution {
    keys = List.copyOf(keys);
  }

  /** The key for embedded proofs and for everything that is said to the registry: Ed25519. */
  public SigningKey signingKey() {
    return signingKey(KeyType.ED25519).orElseThrow();
  }

  /** The key of this type that it signs with now, if it has one. */
  public Optional<SigningKey> signingKey(KeyType type) {
    return keys.stream().filter(key -> key.type() == type).findFirst();
  }
}
