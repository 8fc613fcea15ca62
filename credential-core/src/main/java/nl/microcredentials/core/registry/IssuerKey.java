package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multikey;

/**
 * A key with which an institution signs, or signed: keys stay in the list for ever.
 *
 * @param id DID URL of the verification method
 * @param validUntil first moment at which it may not be used any more
 */
public record IssuerKey(
    String id, String publicKeyMultibase, Instant validFrom, Optional<Instant> validUntil) {

  private static final BigInteger P =
      BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19)); // the field of the curve

  /**
   * The y coordinates of the eight points whose order is 1, 2, 4 or 8, those at or above {@link #P}
   * in both spellings. Under such a key, signatures hold that nobody made.
   *
   * @see <a href="https://eprint.iacr.org/2020/1244">Taming the many EdDSAs, section 4</a>
   */
  private static final Set<BigInteger> LOW_ORDER =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          P.subtract(BigInteger.ONE),
          P,
          P.add(BigInteger.ONE),
          new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
          new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16));

  public IssuerKey {
    if (isOfLowOrder(Multikey.decode(publicKeyMultibase))) {
      throw malformed("The public key is a point of low order.");
    }
    Period.check(validFrom, validUntil);
  }

  private static boolean isOfLowOrder(PublicKey key) {
    var littleEndian = Ed25519.raw(key);
    var bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < littleEndian.length; i++) {
      bigEndian[littleEndian.length - 1 - i] = littleEndian[i];
    }
    return LOW_ORDER.contains(new BigInteger(1, bigEndian).clearBit(255)); // bit 255: sign of x
  }

  public boolean validAt(Instant time) {
    return Period.contains(validFrom, validUntil, time);
  }

  public PublicKey publicKey() {
    return Multikey.decode(publicKeyMultibase);
  }

  static IssuerKey read(Members members) {
    return new IssuerKey(
        members.text("id", Did.MAX_LENGTH * 2),
        members.text("publicKeyMultibase", 100),
        members.timestamp("validFrom"),
        members.optionalTimestamp("validUntil"));
  }

  ObjectNode toJson() {
    var json =
        StrictJson.object()
            .put("id", id)
            .put("publicKeyMultibase", publicKeyMultibase)
            .put("validFrom", validFrom.toString());
    validUntil.ifPresent(end -> json.put("validUntil", end.toString()));
    return json;
  }
}
