package nl.microcredentials.verifier.verification;

import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.RELATED_RESOURCE_UNKNOWN;
import static nl.microcredentials.core.problem.ProblemType.SCHEMA_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.verifier.world.Institution;
import nl.microcredentials.verifier.world.Verifying;
import nl.microcredentials.verifier.world.WorldResource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a credential says of itself: its period, its schemas, the elements of the standard. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContentVerdictTest extends Verifying {

  private static final String OTHER_DIGEST =
      "sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @Test
  void a_credential_counts_within_its_validity_period() {
    var future = world.unsigned();
    future.put("validFrom", Institution.seconds(world.now.plus(Duration.ofHours(1))));
    assertInvalid(world.registered(future), "validity", OUTSIDE_VALIDITY_PERIOD);
    var past = world.unsigned();
    past.put("validUntil", Institution.seconds(world.now.minusSeconds(1)));
    assertInvalid(world.registered(past), "validity", OUTSIDE_VALIDITY_PERIOD);
    var now = world.unsigned().put("validUntil", Institution.seconds(world.now));
    assertValid(world.registered(now));
  }

  @Test
  void the_end_of_validity_cannot_be_hidden_under_its_IRI() {
    var past = world.unsigned();
    past.put("validUntil", Institution.seconds(world.now.minusSeconds(1)));
    var credential = world.registered(past);
    credential
        .putObject("https://www.w3.org/2018/credentials#validUntil")
        .put("@value", credential.remove("validUntil").textValue())
        .put("type", "http://www.w3.org/2001/XMLSchema#dateTime");
    assertInvalid(credential, "proof", MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_schema_that_is_not_bundled_leaves_doubt_and_is_not_fetched() {
    var unsigned = world.unsigned();
    unsigned
        .withArray("credentialSchema")
        .addObject()
        .put("id", world.url() + "/schema")
        .put("type", "JsonSchema");
    assertIndeterminate(world.registered(unsigned), "schema", SCHEMA_NOT_ALLOWED);
    assertThat(world.requestsTo("/schema")).isZero();
  }

  @Test
  void a_schema_of_1EdTech_may_be_named_in_their_way_and_with_its_digest() {
    var digest = "sha256-V1P7Ps99Ak7Sc902S9aD9IPrRyV+cY5mGIMs+J6yCDo=";
    assertValid(world.registered(withSchemaOf1EdTech(digest)));
    assertIndeterminate(
        world.registered(withSchemaOf1EdTech(OTHER_DIGEST)), "schema", SCHEMA_NOT_ALLOWED);
  }

  private ObjectNode withSchemaOf1EdTech(String digest) {
    var unsigned = world.unsigned();
    unsigned.withArray("@context").add("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    ((ObjectNode) unsigned.at("/credentialSchema/0"))
        .put("type", "1EdTechJsonSchemaValidator2019")
        .put("digestSRI", digest);
    return unsigned;
  }

  @Test
  void our_schema_has_one_digest_only() {
    var unsigned = world.unsigned();
    ((ObjectNode) unsigned.at("/credentialSchema/1")).put("digestSRI", OTHER_DIGEST);
    assertInvalid(world.registered(unsigned), "schema", CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void a_related_resource_has_the_stated_digest() {
    var unsigned = world.unsigned();
    var resource =
        unsigned
            .putArray("relatedResource")
            .addObject()
            .put("id", "https://www.w3.org/ns/credentials/v2")
            .put("digestMultibase", "uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA");
    assertValid(world.registered(unsigned));
    resource.put("digestSRI", OTHER_DIGEST);
    assertInvalid(world.registered(unsigned), "structure", CRYPTOGRAPHIC_SECURITY_ERROR);
    resource.put("digestSRI", "sha384-AAAA");
    assertInvalid(world.registered(unsigned), "structure", MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_related_resource_that_is_not_known_leaves_doubt_and_is_not_fetched() {
    var unsigned = world.unsigned();
    unsigned
        .putArray("relatedResource")
        .addObject()
        .put("id", world.url() + "/resource")
        .put("digestSRI", OTHER_DIGEST);
    assertIndeterminate(world.registered(unsigned), "structure", RELATED_RESOURCE_UNKNOWN);
    assertThat(world.requestsTo("/resource")).isZero();
  }

  @Test
  void missing_elements_of_the_standard_are_named() {
    var unsigned = world.unsigned();
    ((ObjectNode) unsigned.at("/credentialSubject/achievement")).remove("assessmentType");
    var report = report(world.registered(unsigned));
    assertFound(
        report, "INVALID", "standard-elements", "failed", ProblemType.MISSING_STANDARD_ELEMENT);
    assertThat(report.prettify()).contains("Type of assessment is missing.");
  }
}
