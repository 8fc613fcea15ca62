package nl.microcredentials.core.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nl.microcredentials.core.keys.KeyType;

/**
 * The hashes of the last proof configurations. Proofs that an issuer makes within a second have the
 * same one, and each is hashed twice, for signing and for looking at what was signed;
 * canonicalizing it costs a good part of what the document costs.
 *
 * <p>Few are kept, so that nobody fills the memory with them.
 */
final class RecentHashes {

  private static final int AT_MOST = 32;

  /** Never changed once it is a key here. */
  private record Hashed(ObjectNode proofConfig, KeyType keyType) {}

  private final Map<Hashed, byte[]> hashes = new LinkedHashMap<>();

  /** The hash of {@code proofConfig}, by {@code hash} unless it is one of the last. */
  byte[] of(ObjectNode proofConfig, KeyType keyType, Supplier<byte[]> hash) {
    var key = new Hashed(proofConfig, keyType);
    synchronized (hashes) {
      var known = hashes.get(key);
      if (known != null) {
        return known.clone();
      }
    }
    var fresh = hash.get();
    synchronized (hashes) {
      hashes.put(key, fresh.clone());
      if (hashes.size() > AT_MOST) {
        var eldest = hashes.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
    }
    return fresh;
  }
}
