package nl.microcredentials.core.log;

import java.security.PrivateKey;
import java.util.Base64;
import nl.microcredentials.core.keys.Ed25519;

/** Signers of notes with fixed keys. */
public final class Notes {

  private Notes() {}

  public static NoteSigner signer(String name, int seed) {
    var key = privateKey(seed);
    return new NoteSigner(new NoteVerifier(name, Ed25519.publicKeyOf(key)), Ed25519.signer(key));
  }

  public static PrivateKey privateKey(int seed) {
    var pkcs8 = new byte[48];
    System.arraycopy(
        java.util.HexFormat.of().parseHex("302e020100300506032b657004220420"), 0, pkcs8, 0, 16);
    pkcs8[47] = (byte) seed;
    return Ed25519.readPrivateKey(Base64.getEncoder().encodeToString(pkcs8));
  }
}
