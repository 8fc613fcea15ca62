package nl.microcredentials.core.integrity.sd;

import java.security.SecureRandom;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.keys.Signer;

/**
 * Keys that exist for one base proof only.
 *
 * @param signer signs one statement at a time; forgotten once the proof is made
 * @param publicKey its public key as the bytes of a Multikey
 * @param hmacKey 32 bytes, from which the labels of blank nodes are made. The holder gets it with
 *     the proof, a verifier does not: the order of the labels would tell what is left out
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#base-proof-serialization-ecdsa-sd-2023">
 *     Data Integrity ECDSA Cryptosuites 1.0, 3.6.5: Base Proof Serialization</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record ProofScopedKeys(Signer signer, byte[] publicKey, byte[] hmacKey) {

  /** As long as the digest (section 3.6.2, step 1). */
  static final int HMAC_KEY_LENGTH = 32;

  static ProofScopedKeys generate(SecureRandom random) {
    var keyPair = Ecdsa.generate(KeyType.P_256, random);
    var hmacKey = new byte[HMAC_KEY_LENGTH];
    random.nextBytes(hmacKey);
    return new ProofScopedKeys(
        Ecdsa.signer(keyPair.getPrivate(), random), Multikey.toBytes(keyPair.getPublic()), hmacKey);
  }
}
