package nl.microcredentials.issuer.institutions;

import java.net.URI;
import java.util.Optional;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.SigningUnavailable;
import nl.microcredentials.core.registry.Sector;

/**
 * An institution that issues micro-credentials through this service.
 *
 * @param name the short name in its addresses
 * @param keyring its keys, one of which is Ed25519
 */
public record Institution(
    String name,
    String did,
    String legalName,
    Sector sector,
    String countryCode,
    String institutionCode,
    URI website,
    Keyring keyring) {

  /**
   * The key for embedded proofs and for everything that is said to the registry: the Ed25519 key
   * that it signs with now. The next moment that can be another one.
   *
   * @throws SigningUnavailable if there is none that may sign
   */
  public SigningKey signingKey() {
    return signingKey(KeyType.ED25519)
        .orElseThrow(
            () -> new SigningUnavailable("No Ed25519 key of the institution may sign now."));
  }

  /** The key of this type that it signs with now, if it has one that may. */
  public Optional<SigningKey> signingKey(KeyType type) {
    return keyring.signing(type);
  }
}
