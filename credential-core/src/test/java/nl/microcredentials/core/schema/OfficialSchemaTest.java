package nl.microcredentials.core.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import nl.microcredentials.core.Mutation;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Our schema of Open Badges 3.0 against the one that 1EdTech publishes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OfficialSchemaTest {

  private static final String OFFICIAL = "ob3/schema/achievementcredential.json";
  private static final int MUTATIONS_PER_SAMPLE = 600;
  private static final long SEED = 20261123;

  @Test
  void agrees_on_every_published_sample() {
    var official = official();
    assertThat(samples()).hasSizeGreaterThan(30);
    assertThat(samples())
        .allSatisfy(sample -> assertThat(accepts(sample)).isEqualTo(accepts(official, sample)));
    assertThat(samples()).anyMatch(OfficialSchemaTest::accepts);
  }

  @Test
  void agrees_on_thousands_of_damaged_samples() {
    var official = official();
    var mutation = new Mutation(new Random(SEED), terms(SharedData.object(OFFICIAL)));
    var accepted = 0;
    var rejected = 0;
    for (var sample : samples().stream().filter(OfficialSchemaTest::accepts).toList()) {
      for (var i = 0; i < MUTATIONS_PER_SAMPLE; i++) {
        var document = mutation.mutated(sample);
        var expected = accepts(official, document);
        assertThat(accepts(document)).as(() -> difference(official, document)).isEqualTo(expected);
        accepted += expected ? 1 : 0;
        rejected += expected ? 0 : 1;
      }
    }
    assertThat(accepted).isGreaterThan(2_000);
    assertThat(rejected).isGreaterThan(2_000);
  }

  private static Schema official() {
    var text = new String(SharedData.bytes(OFFICIAL), UTF_8);
    var formats = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2019_09, builder -> builder.schemaRegistryConfig(formats))
        .getSchema(text, InputFormat.JSON);
  }

  private static List<ObjectNode> samples() {
    return Stream.of("ob3/validator-tests", "nl/educredentials-examples", "sample")
        .flatMap(directory -> SharedData.jsonFiles(directory).stream())
        .map(file -> StrictJson.parse(SharedData.read(file)))
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** Every value that the official schema lists in an enumeration. */
  private static List<String> terms(JsonNode schema) {
    return schema.findValues("enum").stream()
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::textValue)
        .distinct()
        .toList();
  }

  private static boolean accepts(ObjectNode document) {
    return CredentialSchemas.validate(CredentialSchemas.OPEN_BADGE, document).isEmpty();
  }

  private static boolean accepts(Schema official, ObjectNode document) {
    return official.validate(document.toString(), InputFormat.JSON).isEmpty();
  }

  private static String difference(Schema official, ObjectNode document) {
    return "%s%nofficial: %s%nours: %s"
        .formatted(
            document,
            official.validate(document.toString(), InputFormat.JSON),
            CredentialSchemas.validate(CredentialSchemas.OPEN_BADGE, document));
  }
}
