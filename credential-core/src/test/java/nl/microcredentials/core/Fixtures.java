package nl.microcredentials.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;

/**
 * Credentials in our shape that were signed by libraries which share no code with ours; see {@code
 * src/test/fixtures/README.md}.
 */
public final class Fixtures {

  private static final List<String> IN_OUR_SHAPE =
      List.of(
          "full",
          "minimal",
          "half-credits",
          "many-scripts",
          "languages",
          "twelve-outcomes",
          "two-proofs");

  private Fixtures() {}

  /**
   * One signed credential with every value on the way to its signature.
   *
   * @param json the members are {@code publicKeys}, {@code canonicalDocument}, {@code
   *     documentHash}, {@code proofs} and {@code credential}
   */
  public record Fixture(String name, ObjectNode json) {

    public ObjectNode credential() {
      return (ObjectNode) json.get("credential");
    }

    public String text(String member) {
      return json.get(member).textValue();
    }

    /** The public key with which the proof of {@code verificationMethod} was made. */
    public String publicKey(String verificationMethod) {
      return json.get("publicKeys").get(verificationMethod).textValue();
    }

    public List<JsonNode> proofs() {
      return json.get("proofs").valueStream().toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  public static Fixture named(String name) {
    return new Fixture(name, StrictJson.parseObject(bytes(name + ".json")));
  }

  /** Those that Open Badges and our own schema accept. */
  public static Stream<Fixture> inOurShape() {
    return IN_OUR_SHAPE.stream().map(Fixtures::named);
  }

  /** And those that only Data Integrity accepts. */
  public static Stream<Fixture> all() {
    return Stream.concat(inOurShape(), Stream.of(named("proof-as-object")));
  }

  public static byte[] bytes(String file) {
    try (var resource = Fixtures.class.getResourceAsStream("/fixtures/" + file)) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
