package nl.microcredentials.issuer.institutions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.keystores.KeySettings;
import nl.microcredentials.issuer.keystores.KeyStores;
import nl.microcredentials.issuer.keystores.StoredKey;

/** Opens the keys of institutions, and refuses settings by which two could be meant. */
@ApplicationScoped
class Keyrings {

  private final KeyStores stores;
  private final KeyRevocations revocations;
  private final Clock clock;

  Keyrings(KeyStores stores, KeyRevocations revocations, Clock clock) {
    this.stores = stores;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * All keys of one institution.
   *
   * @throws IllegalStateException with a sentence for the operator
   */
  Keyring of(String institution, IssuerConfig.Institution settings) {
    var prefix = "issuer.institutions.%s.keys".formatted(institution);
    var keys =
        settings.keys().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> {
              var key = new KeySettings(prefix + '.' + entry.getKey(), entry.getValue());
              return open(entry.getKey(), settings.did(), key);
            })
            .toList();
    if (keys.stream().noneMatch(key -> key.stored().type() == KeyType.ED25519)) {
      throw new IllegalStateException(prefix + ": no key is Ed25519, and one is needed");
    }
    requireDifferent(prefix, keys);
    return new Keyring(institution, keys, revocations, clock);
  }

  private HeldKey open(String id, String did, KeySettings settings) {
    var key = settings.key();
    checkTimes(settings);
    var stored = stores.open(settings);
    requireEnd(settings, stored);
    return new HeldKey(
        id,
        did + '#' + id,
        stored,
        key.validFrom().map(Keyrings::wholeSecond).orElse(Instant.MIN),
        key.validUntil(),
        key.revokedAt());
  }

  private void checkTimes(KeySettings settings) {
    var key = settings.key();
    var from = key.validFrom().orElse(Instant.MIN);
    if (key.validUntil().filter(end -> !end.isAfter(from)).isPresent()) {
      throw settings.wrong("valid-until is not after valid-from");
    }
    if (key.revokedAt().filter(clock.instant()::isBefore).isPresent()) {
      throw settings.wrong("revoked-at is in the future; a planned end is valid-until");
    }
  }

  private void requireEnd(KeySettings settings, StoredKey stored) {
    var key = settings.key();
    var hasEnded =
        key.revokedAt().isPresent()
            || key.validUntil().filter(end -> !clock.instant().isBefore(end)).isPresent();
    if (stored.signer().isEmpty() && !hasEnded) {
      throw settings.wrong(
          "public-key is for a key that signs no more; say since when, with valid-until or"
              + " revoked-at");
    }
  }

  /** Times in proofs have no fractions, and none may be before the key. */
  private static Instant wholeSecond(Instant time) {
    var second = time.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(time) ? second : second.plusSeconds(1);
  }

  /** A key under two names would go on signing under one when the other is revoked. */
  private static void requireDifferent(String prefix, List<HeldKey> keys) {
    var publicKeys = new HashSet<>();
    var begins = new HashSet<>();
    for (var key : keys) {
      if (!publicKeys.add(key.stored().publicKey())) {
        throw new IllegalStateException(
            "%s.%s: another of these keys is the same one".formatted(prefix, key.id()));
      }
      var begin = key.stored().type() + " " + key.validFrom();
      if (key.stored().signer().isPresent() && !begins.add(begin)) {
        throw new IllegalStateException(
            "%s.%s: another %s key is valid from the same moment; set valid-from, so that it is"
                    .formatted(prefix, key.id(), key.stored().type().curve())
                + " clear which one signs");
      }
    }
  }
}
