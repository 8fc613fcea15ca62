package nl.microcredentials.local.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multikey;
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

  /** A file with a private JSON Web Key. */
  public Path jsonWebKeyFile(String name, KeyType type) {
    var file = folder.resolve(name + ".jwk.json");
    if (!Files.exists(file)) {
      Folders.write(file, StrictJson.write(jsonWebKey(type)));
    }
    return file;
  }

  private ObjectNode jsonWebKey(KeyType type) {
    var pair =
        switch (type) {
          case ED25519 -> Ed25519.generate(random);
          case P_256, P_384, P_521 -> Ecdsa.generate(type, random);
        };
    return Jwk.of(pair.getPublic()).put("d", Base64Url.encode(secretOf(pair, type)));
  }

  /** In the length that RFC 7518 (6.2.2.1) and RFC 8037 (2) prescribe. */
  private static byte[] secretOf(KeyPair pair, KeyType type) {
    return switch (pair.getPrivate()) {
      case EdECPrivateKey edwards -> edwards.getBytes().orElseThrow();
      case ECPrivateKey weierstrass -> {
        var number = weierstrass.getS().toByteArray();
        var secret = new byte[type.coordinateLength()];
        var length = Math.min(number.length, secret.length);
        System.arraycopy(number, number.length - length, secret, secret.length - length, length);
        yield secret;
      }
      default -> throw new IllegalStateException("a key of another kind was made");
    };
  }

  /** The key in {@link #jsonWebKeyFile}. */
  public KeyPair pair(String name, KeyType type) {
    return Jwk.readPair(StrictJson.parseObject(read(jsonWebKeyFile(name, type)).getBytes(UTF_8)));
  }

  /** The public half of {@link #jsonWebKeyFile}, as it stands in a did:key. */
  public String multikey(String name, KeyType type) {
    return Multikey.encode(pair(name, type).getPublic());
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

  /** With which {@code organisation} seals documents. */
  public SelfSignedCertificate seal(String name, String organisation) {
    var seal = SelfSignedCertificate.seal(folder, name, password(name), organisation);
    seal.create();
    return seal;
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
