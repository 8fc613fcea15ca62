package nl.microcredentials.core.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.Mutation;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.jsonld.JsonLdRefusedException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent in, the answer is a reading or a refusal. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileDocumentsTest {

  private static final long SEED = 20261124;
  private static final int ROUNDS = 4_000;

  /** Names and values that some reader looks for. */
  private static final List<String> TERMS =
      List.of(
          "EnvelopedVerifiableCredential",
          "VerifiablePresentation",
          "JsonSchema",
          "data:application/vc+jwt,a.b.c",
          "data:",
          "https ://not-a-url",
          "@type",
          "@id",
          "_:b0",
          "urn:x:y",
          "sha256-AAAA",
          "u",
          "i-klingon",
          "https://www.w3.org/2018/credentials/v1");

  private final Canonicalizer canonicalizer = new Canonicalizer(JsonLdContexts.bundled());

  @ParameterizedTest
  @ValueSource(strings = {"full", "languages", "presentation"})
  void damaged_at_random_gets_an_answer(String fixture) {
    var json = StrictJson.parseObject(Fixtures.bytes(fixture + ".json"));
    var document = (ObjectNode) json.get(json.has("credential") ? "credential" : "document");
    var mutation = new Mutation(new Random(SEED), TERMS);
    var accepted = 0;
    for (var i = 0; i < ROUNDS; i++) {
      var damaged = mutation.mutated(mutation.mutated(document));
      readers().forEach(reader -> assertThat(reader.apply(damaged)).isNotNull());
      accepted += i % 20 == 0 && canonicalizes(damaged) ? 1 : 0;
    }
    assertThat(accepted).isPositive();
  }

  private static List<Function<ObjectNode, Reading<?>>> readers() {
    return List.of(
        AchievementCredential::read,
        document -> VerifiableCredential.read(document, EnumSet.allOf(DataModel.class)),
        document -> VerifiablePresentation.read(document, EnumSet.allOf(DataModel.class)),
        document -> Envelope.read(document, Envelope.Kind.CREDENTIAL));
  }

  private boolean canonicalizes(ObjectNode document) {
    try {
      canonicalizer.canonicalize(document);
      return true;
    } catch (JsonLdRefusedException e) {
      return false;
    }
  }

  @Test
  void large_in_every_way_gets_an_answer() {
    for (var text :
        List.of(
            "{'type':[%s]}".formatted("'a:b',".repeat(9_999) + "'c'"),
            "{'@context':['https://www.w3.org/ns/credentials/v2'%s]}".formatted(",7".repeat(9_000)),
            "{'id':'%s'}".formatted("a".repeat(1_000_000)),
            "{'id':'urn:%s'}".formatted("%41".repeat(300_000)),
            "{'verifiableCredential':[%s{}]}".formatted("{'a':1},".repeat(9_999)),
            "{'type':'EnvelopedVerifiableCredential','id':'data:application/vc+jwt,%s'}"
                .formatted("%41".repeat(300_000)),
            "{'name':{'@value':'x','@language':'%s'}}".formatted("a-".repeat(500_000)),
            "{'relatedResource':[%s{}]}".formatted("{'id':'urn:a:b'},".repeat(9_999)),
            "{'credentialSubject':%s1%s}".formatted("{'a':".repeat(60), "}".repeat(60)))) {
      var document = StrictJson.parseObject(text.replace('\'', '"').getBytes(UTF_8));
      readers()
          .forEach(
              reader -> assertThat(reader.apply(document)).isInstanceOf(Reading.Malformed.class));
    }
  }
}
