package nl.microcredentials.issuer.oeapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import nl.microcredentials.issuer.Completions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our examples are what the standard says they are. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedSchemasTest {

  @ParameterizedTest
  @CsvSource({"/person/primaryCode", "/courseOffering/name", "/result/resultDateTime", "/role"})
  void an_example_of_version_6_without_what_is_required_does_not_follow_its_schema(String pointer) {
    var example = Completions.json(OeapiExamples.COURSE_V6);
    var parent = pointer.substring(0, pointer.lastIndexOf('/'));
    var member = pointer.substring(pointer.lastIndexOf('/') + 1);
    (parent.isEmpty() ? example : example.withObject(parent)).remove(member);
    assertThat(violations("CourseOfferingAssociation", example)).isNotEmpty();
  }

  @Test
  void the_course_of_version_6_follows_its_schema() {
    assertThat(violations("CourseOfferingAssociation", Completions.json(OeapiExamples.COURSE_V6)))
        .isEmpty();
  }

  @Test
  void the_programme_of_version_6_follows_its_schema() {
    assertThat(
            violations(
                "ProgrammeOfferingAssociation", Completions.json(OeapiExamples.PROGRAMME_V6)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/role, associationRole",
    "/state, associationState",
    "/result/state, resultState",
    "/result/pass, passState",
    "/person/primaryCode/codeType, codeType",
    "/offering/offeringType, offeringType",
    "/offering/primaryCode/codeType, codeType",
    "/offering/resultValueType, resultValueType"
  })
  void the_values_of_version_5_are_those_of_its_enumerations(String pointer, String enumeration) {
    var schema = PublishedSchemas.schema("v5.0/enumerations/" + enumeration + ".yaml");
    var values = schema.has("enum") ? schema.get("enum") : schema.get("x-ooapi-extensible-enum");
    for (var example : List.of(OeapiExamples.COURSE_V5, OeapiExamples.PROGRAMME_V5)) {
      assertThat(values).contains(Completions.json(example).at(pointer));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/role, associationRole",
    "/state, associationState",
    "/result/state, resultState",
    "/result/pass, passState",
    "/result/studyLoad/studyLoadUnit, studyloadUnit",
    "/person/primaryCode/codeType, codeType"
  })
  void the_values_of_version_6_are_those_of_its_enumerations(String pointer, String enumeration) {
    var schema = PublishedSchemas.schema("v6.0/enumerations/" + enumeration + ".yaml");
    for (var example : List.of(OeapiExamples.COURSE_V6, OeapiExamples.PROGRAMME_V6)) {
      assertThat(schema.get("x-ooapi-extensible-enum"))
          .contains(Completions.json(example).at(pointer));
    }
  }

  private static List<String> violations(String schema, JsonNode example) {
    var text = PublishedSchemas.schema("v6.0/schemas/" + schema + ".yaml").toString();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON)
        .validate(example.toString(), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
