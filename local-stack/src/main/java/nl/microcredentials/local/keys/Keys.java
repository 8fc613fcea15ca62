package nl.microcredentials.local.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.local.process.Folders;

/**
 * Every key and password of one stack. What does not exist yet is made at random; a kept folder
 * keeps them, so that credentials of yesterday can still be verified.
 */
public final class Keys {

  private static final int RSA_BITS = 2048;
  private static final int SECRET_BYTES = 32;

  private final Path folder;
  private final SecureRandom random;

  public Keys(Path folder, SecureRandom random) {
    this.folder = Folders.create(folder);
    this.random = random;
  }

  /** A PKCS#8 file with an Ed25519 key. */
  public Path signingKeyFile(String name) {
    var file = folder.resolve(name + ".pem");
    if (!Files.exists(file)) {
      Folders.write(file, Ed25519.writePrivateKey(Ed25519.generate(random).getPrivate()));
    }
    return file;
  }

  public PrivateKey privateKey(String name) {
    return Ed25519.readPrivateKey(read(signingKeyFile(name)));
  }

  public PublicKey publicKey(String name) {
    return Ed25519.publicKeyOf(privateKey(name));
  }

  /** A file with 32 random bytes in base64. */
  public Path secretKeyFile(String name) {
    var file = folder.resolve(name + ".key");
    if (!Files.exists(file)) {
      var secret = new byte[SECRET_BYTES];
      random.nextBytes(secret);
      Folders.write(file, Base64.getEncoder().encodeToString(secret));
    }
    return file;
  }

  /** A password that nobody needs to remember. */
  public String password(String name) {
    var file = folder.resolve(name + ".password");
    if (!Files.exists(file)) {
      var secret = new byte[SECRET_BYTES];
      random.nextBytes(secret);
      Folders.write(file, HexFormat.of().formatHex(secret));
    }
    return read(file);
  }

  /** The key of the local identity provider, which signs access tokens. */
  public RSAKey tokenKey() {
    var file = folder.resolve("token-key.jwk.json");
    try {
      if (!Files.exists(file)) {
        var key =
            new RSAKeyGenerator(RSA_BITS)
                .secureRandom(random)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        Folders.write(file, key.toJSONString());
      }
      return RSAKey.parse(read(file));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("the key for access tokens is not usable", e);
    }
  }

  /** The public half of {@link #tokenKey}, as services fetch it from an identity provider. */
  public Path tokenKeySetFile() {
    return Folders.write(
        folder.resolve("jwks.json"), new JWKSet(tokenKey().toPublicJWK()).toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
