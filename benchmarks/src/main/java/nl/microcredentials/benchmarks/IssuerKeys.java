package nl.microcredentials.benchmarks;

import java.security.SecureRandom;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.local.keys.Keys;
import nl.microcredentials.local.sample.SampleInstitution;

/** Signers with the keys of an institution, that do not look at what they signed. */
record IssuerKeys(Signer ed25519, Signer p256) {

  static IssuerKeys of(SampleInstitution institution, Keys keys, SecureRandom random) {
    var ed25519 = keys.pair(institution.keyName(KeyType.ED25519), KeyType.ED25519);
    var p256 = keys.pair(institution.keyName(KeyType.P_256), KeyType.P_256);
    return new IssuerKeys(
        Ed25519.signer(ed25519.getPrivate()), Ecdsa.signer(p256.getPrivate(), random));
  }
}
