package nl.microcredentials.local.vc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;

/** A folder with the files that the command reads and writes. */
final class Desk {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final String ISSUER = "https://hogeschool.example/issuer";
  static final String KEY_ID = ISSUER + "#key-1";
  static final String KEY_NAME = "k-1";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  Desk(Path folder) {
    this.folder = folder;
  }

  /** What came of one run. */
  record Reply(int exitCode, String result, String data, String out, String err) {}

  /** A key and who signs with it. */
  record Pen(KeyPair pair) {

    static Pen of(KeyType type) {
      return new Pen(
          type == KeyType.ED25519 ? Ed25519.generate(RANDOM) : Ecdsa.generate(type, RANDOM));
    }

    Signer signer() {
      return pair.getPrivate() instanceof ECPrivateKey
          ? Ecdsa.signer(pair.getPrivate(), RANDOM)
          : Ed25519.signer(pair.getPrivate());
    }

    ObjectNode publicJwk() {
      return Jwk.of(pair.getPublic()).put("kid", KEY_NAME);
    }

    ObjectNode secretJwk() {
      return publicJwk().put("d", Base64Url.encode(secret()));
    }

    byte[] secret() {
      return switch (pair.getPrivate()) {
        case EdECPrivateKey edwards -> edwards.getBytes().orElseThrow();
        case ECPrivateKey weierstrass -> {
          var length = KeyType.of(pair.getPublic()).coordinateLength();
          var number = weierstrass.getS().toByteArray();
          var bytes = new byte[length];
          var count = Math.min(length, number.length);
          System.arraycopy(number, number.length - count, bytes, length - count, count);
          yield bytes;
        }
        default -> throw new IllegalArgumentException("no key of ours");
      };
    }

    /** A verification method with its secret key. */
    ObjectNode method() {
      var method =
          StrictJson.object().put("id", KEY_ID).put("type", "JsonWebKey").put("controller", ISSUER);
      method.set("publicKeyJwk", publicJwk());
      return method.set("secretKeyJwk", secretJwk());
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, ObjectNode json) {
    return write(name, json.toString());
  }

  /** Runs the command with {@code --output} behind the words. */
  Reply run(Object... words) {
    var output = file("answer.json");
    write("answer.json", "an answer of before");
    var all = Arrays.stream(words).map(Object::toString).toList();
    return read(output, runWithoutOutput(concat(all, "--output", output.toString())));
  }

  static Reply read(Path output, Reply reply) {
    try {
      var json = StrictJson.parseObject(Files.readAllBytes(output));
      return new Reply(
          reply.exitCode(),
          json.get("result").textValue(),
          json.get("data").textValue(),
          reply.out(),
          reply.err());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reply runWithoutOutput(List<String> words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var command = new VcCommand(Clock.fixed(NOW, ZoneOffset.UTC), RANDOM);
    var code =
        command.run(words, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Reply(code, "", "", out.toString(UTF_8), err.toString(UTF_8));
  }

  private static List<String> concat(List<String> words, String... more) {
    return Stream.concat(words.stream(), Arrays.stream(more)).toList();
  }

  /** A credential with words that only a default vocabulary defines, below its top. */
  static ObjectNode credential() {
    return json(
        """
        {"@context": ["https://www.w3.org/ns/credentials/v2",
                      "https://www.w3.org/ns/credentials/examples/v2"],
         "id": "urn:uuid:5f2b1d0c-1e5c-4f0e-9c6b-6d0a5a4b3c21",
         "type": ["VerifiableCredential", "ExampleCourseCredential"],
         "issuer": "%s",
         "validFrom": "2025-09-01T00:00:00Z",
         "validUntil": "2025-10-01T00:00:00Z",
         "credentialSubject": {
           "id": "did:example:learner",
           "course": {"type": "ExampleCourse", "title": "Data-analyse"},
           "grades": ["8", "9"]}}
        """
            .formatted(ISSUER));
  }

  /** A presentation of something that nobody could verify. */
  static ObjectNode presentation(String... envelopes) {
    var presentation =
        json(
            """
            {"@context": ["https://www.w3.org/ns/credentials/v2"],
             "type": "VerifiablePresentation",
             "holder": "%s"}
            """
                .formatted(ISSUER));
    var credentials = presentation.putArray("verifiableCredential");
    for (var id : envelopes) {
      credentials
          .addObject()
          .put("@context", "https://www.w3.org/ns/credentials/v2")
          .put("type", "EnvelopedVerifiableCredential")
          .put("id", id);
    }
    return presentation;
  }

  static ObjectNode json(String text) {
    return StrictJson.parseObject(text.getBytes(UTF_8));
  }
}
