package nl.microcredentials.issuer.institutions;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.issuer.institutions.InstitutionKey.State;

/**
 * All keys that one institution ever had, and which of them sign now. That follows from the clock,
 * the settings and the revocations alone, and so is the same in every instance of the service.
 */
public final class Keyring {

  private final String institution;
  private final List<HeldKey> keys;
  private final KeyRevocations revocations;
  private final Clock clock;

  Keyring(String institution, List<HeldKey> keys, KeyRevocations revocations, Clock clock) {
    this.institution = institution;
    this.keys = List.copyOf(keys);
    this.revocations = revocations;
    this.clock = clock;
  }

  /** The key of this type that signs now; nothing if there is none that may. */
  public Optional<SigningKey> signing(KeyType type) {
    return newest(type, clock.instant(), revocations.of(institution)).map(HeldKey::toSign);
  }

  /** All keys, by their ids. */
  public List<InstitutionKey> all() {
    var now = clock.instant();
    var revoked = revocations.of(institution);
    return keys.stream().map(key -> view(key, now, revoked)).toList();
  }

  /** The key with this id. */
  public Optional<InstitutionKey> named(String id) {
    return all().stream().filter(key -> key.id().equals(id)).findAny();
  }

  /** What the institution signs with, now or at another time. */
  public Set<KeyType> types() {
    return keys.stream()
        .map(key -> key.stored().type())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(KeyType.class)));
  }

  /** Whether the store of the key of this type that signs now does its work, as far as is known. */
  public boolean isAvailable(KeyType type) {
    return newest(type, clock.instant(), revocations.of(institution))
        .filter(key -> !key.stored().isAvailable())
        .isEmpty();
  }

  private Optional<HeldKey> newest(KeyType type, Instant now, Map<String, Instant> revoked) {
    return keys.stream()
        .filter(key -> key.stored().type() == type && key.stored().signer().isPresent())
        .filter(key -> stateOf(key, now, revoked) == State.USABLE)
        .max(Comparator.comparing(HeldKey::validFrom));
  }

  private InstitutionKey view(HeldKey key, Instant now, Map<String, Instant> revoked) {
    var signs = newest(key.stored().type(), now, revoked).filter(key::equals).isPresent();
    return new InstitutionKey(
        key.id(),
        key.verificationMethod(),
        key.stored().publicKey(),
        key.stored().store(),
        stateOf(key, now, revoked),
        signs,
        Optional.of(key.validFrom()).filter(from -> !from.equals(Instant.MIN)),
        key.validUntil(),
        compromisedAt(key, revoked));
  }

  private static State stateOf(HeldKey key, Instant now, Map<String, Instant> revoked) {
    if (compromisedAt(key, revoked).isPresent()) {
      return State.REVOKED;
    }
    if (key.validUntil().filter(end -> !now.isBefore(end)).isPresent()) {
      return State.RETIRED;
    }
    return now.isBefore(key.validFrom()) ? State.UPCOMING : State.USABLE;
  }

  /** Of two such moments the earlier: nobody is the worse for it. */
  private static Optional<Instant> compromisedAt(HeldKey key, Map<String, Instant> revoked) {
    var stored = Optional.ofNullable(revoked.get(key.id()));
    return key.revokedAt().map(set -> stored.filter(set::isAfter).orElse(set)).or(() -> stored);
  }
}
