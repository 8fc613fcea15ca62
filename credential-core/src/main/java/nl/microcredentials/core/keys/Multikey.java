package nl.microcredentials.core.keys;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import nl.microcredentials.core.json.MalformedInputException;

/**
 * Public keys as they stand in {@code publicKeyMultibase} and in {@code did:key}, and private ones
 * as they stand in {@code secretKeyMultibase}.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#Multikey">Controlled Identifiers
 *     1.0, 2.2.2: Multikey</a>
 */
public final class Multikey {

  private static final int PREFIX_LENGTH = 2;

  private Multikey() {}

  /** Returns the {@code z6Mk…}, {@code zDn…}, {@code z82…} or {@code z2J9…} form of a key. */
  public static String encode(PublicKey key) {
    return Multibase.base58(toBytes(key));
  }

  /** The kind of the key and the key itself, for P-256 35 bytes. */
  public static byte[] toBytes(PublicKey key) {
    var type = KeyType.of(key);
    var bytes =
        switch (type) {
          case ED25519 -> Ed25519.raw(key);
          case P_256, P_384, P_521 -> Ecdsa.compress(key);
        };
    return ByteBuffer.allocate(PREFIX_LENGTH + bytes.length).put(prefix(type)).put(bytes).array();
  }

  /**
   * Reads a key.
   *
   * @throws MalformedInputException if it is none, or of another kind than {@link KeyType} names
   */
  public static PublicKey decode(String multikey) {
    if (!multikey.startsWith("z")) {
      throw malformed("A Multikey is written in base58.");
    }
    return fromBytes(Multibase.decode(multikey));
  }

  /**
   * Reads what {@link #toBytes} writes.
   *
   * @throws MalformedInputException as {@link #decode}
   */
  public static PublicKey fromBytes(byte[] bytes) {
    return typeOf(bytes)
        .map(type -> key(type, Arrays.copyOfRange(bytes, PREFIX_LENGTH, bytes.length)))
        .orElseThrow(
            () -> malformed("The Multikey is not a public key of Ed25519, P-256, P-384 or P-521."));
  }

  /**
   * What kind of key {@code bytes} announce to be, which are what a Multikey decodes to. They may
   * still be none.
   */
  public static Optional<KeyType> typeOf(byte[] bytes) {
    return Arrays.stream(KeyType.values())
        .filter(type ->
            bytes.length > PREFIX_LENGTH
                && Arrays.equals(prefix(type), Arrays.copyOf(bytes, PREFIX_LENGTH)))
        .findAny();
  }

  /** How many bytes a Multikey of this kind decodes to. */
  public static int length(KeyType type) {
    return PREFIX_LENGTH
        + switch (type) {
          case ED25519 -> Ed25519.PUBLIC_KEY_LENGTH;
          case P_256, P_384, P_521 -> 1 + type.coordinateLength();
        };
  }

  /**
   * Reads a private key as it stands in {@code secretKeyMultibase}.
   *
   * @throws MalformedInputException if it is none, or of another kind than {@link KeyType} names
   */
  public static PrivateKey decodeSecret(String multikey) {
    if (!multikey.startsWith("z")) {
      throw malformed("A Multikey is written in base58.");
    }
    var bytes = Multibase.decode(multikey);
    return Arrays.stream(KeyType.values())
        .filter(type ->
            bytes.length == PREFIX_LENGTH + type.coordinateLength()
                && Arrays.equals(secretPrefix(type), Arrays.copyOf(bytes, PREFIX_LENGTH)))
        .findAny()
        .map(type -> secretKey(type, Arrays.copyOfRange(bytes, PREFIX_LENGTH, bytes.length)))
        .orElseThrow(() ->
            malformed("The Multikey is not a private key of Ed25519, P-256, P-384 or P-521."));
  }

  private static PrivateKey secretKey(KeyType type, byte[] bytes) {
    return switch (type) {
      case ED25519 -> Ed25519.privateKey(bytes);
      case P_256, P_384, P_521 -> Ecdsa.privateKey(type, new BigInteger(1, bytes));
    };
  }

  private static PublicKey key(KeyType type, byte[] bytes) {
    return switch (type) {
      case ED25519 -> Ed25519.publicKey(bytes);
      case P_256, P_384, P_521 -> Ecdsa.decompress(type, bytes);
    };
  }

  /** The multicodec of public keys of this kind, as a variable-length integer. */
  private static byte[] prefix(KeyType type) {
    return switch (type) {
      case ED25519 -> new byte[] {(byte) 0xed, 0x01};
      case P_256 -> new byte[] {(byte) 0x80, 0x24};
      case P_384 -> new byte[] {(byte) 0x81, 0x24};
      case P_521 -> new byte[] {(byte) 0x82, 0x24};
    };
  }

  /** The multicodec of private keys of this kind, as a variable-length integer. */
  private static byte[] secretPrefix(KeyType type) {
    return switch (type) {
      case ED25519 -> new byte[] {(byte) 0x80, 0x26};
      case P_256 -> new byte[] {(byte) 0x86, 0x26};
      case P_384 -> new byte[] {(byte) 0x87, 0x26};
      case P_521 -> new byte[] {(byte) 0x88, 0x26};
    };
  }
}
