package nl.microcredentials.issuer.issuance;

import static nl.microcredentials.issuer.AchievementRequests.example;
import static nl.microcredentials.issuer.AchievementRequests.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The elements of an achievement, from the definition into the credential. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AchievementElementsTest {

  private final String id = "x-" + UUID.randomUUID();

  private JsonNode issuedWith(Consumer<ObjectNode> change) {
    put(id, example(change)).statusCode(201);
    var answer =
        Completions.report(Completions.fresh(c -> c.put("achievementId", id)))
            .statusCode(201)
            .extract()
            .asString();
    return Completions.json(answer).get("credential");
  }

  private static List<String> urls(JsonNode credential, String targetType) {
    return credential
        .at("/credentialSubject/achievement/alignment")
        .valueStream()
        .filter(alignment -> alignment.path("targetType").asText().equals(targetType))
        .map(alignment -> alignment.path("targetUrl").asText())
        .toList();
  }

  @Nested
  class Refused {

    @ParameterizedTest
    @ValueSource(strings = {"0617", "11", "0700000", "6", "06 13", "061x"})
    void a_field_that_isced_f_does_not_have(String field) {
      put(id, example(a -> a.putArray("fieldsOfStudy").add(field)))
          .statusCode(org.hamcrest.Matchers.oneOf(400, 422));
    }

    @ParameterizedTest
    @CsvSource({
      "CROHO, 6022",
      "CROHO, 60220x",
      "croho, 602200",
      "CREBO, A1234",
      "ISAT, 1",
      "RIO, 123O4567",
      "RIO, 100A123",
      "rio, 1001o2345"
    })
    void a_code_that_its_register_cannot_have(String type, String code) {
      put(
              id,
              example(a ->
                  a.putArray("otherCodes").addObject().put("codeType", type).put("code", code)))
          .statusCode(422)
          .body("errors.rule", hasItem("code-of-register"))
          .body("errors.pointer", hasItem("/otherCodes/0/code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eqf_0", "eqf_9", "nlqf_entry", "nlqf_9", "NLQF_6", "4+", "", "EQF_6"})
    void a_level_of_neither_framework(String level) {
      put(id, example(a -> a.put("levelOfQualification", level))).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://data.europa.eu/esco/occupation/1", "http://data.europa.eu/esco/skill/1",
          "http://data.europa.eu/esco/occupation/", "http://data.europa.eu/esco/occupation/../x",
          "javascript:alert(1)"
        })
    void an_occupation_that_is_not_of_esco(String occupation) {
      put(
              id,
              example(a ->
                  a.putArray("relatedOccupations")
                      .addObject()
                      .put("escoOccupation", occupation)
                      .putObject("title")
                      .put("en", "Physicist")))
          .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://zee.example/b.png", "data:image/png;base64,AA", "file:///b"})
    void an_image_that_is_on_no_public_web_page(String image) {
      put(id, example(a -> a.put("image", image)))
          .statusCode(400)
          .body("type", is("urn:microcredential:problem:unsafe-url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-41", "sl-rozaj-", "de-", "zh-hant", "x-klingon", "en-Latn-gb"})
    void a_text_in_a_language_that_has_no_such_tag(String tag) {
      put(id, example(a -> a.withObject("/title").put(tag, "x"))).statusCode(400);
    }
  }

  @Test
  void every_element_stands_in_the_credential_and_none_is_lost_when_it_is_signed() {
    var credential =
        issuedWith(a -> {
          a.put("levelOfQualification", "nlqf_6");
          a.putArray("fieldsOfStudy").add("0613").add("05");
          a.put("image", "https://www.universiteit-aan-zee.example/quantum.png");
          a.putArray("targetGroups").add("work_experience_over_10_years");
          a.putArray("partOf").add("https://www.universiteit-aan-zee.example/master");
          a.putArray("relatedOccupations")
              .addObject()
              .put("escoOccupation", "http://data.europa.eu/esco/occupation/00000000-physicist")
              .putObject("title")
              .put("nl", "natuurkundige")
              .put("en", "physicist");
          a.putArray("otherCodes").addObject().put("codeType", "RIO").put("code", "1001O2345");
          a.withObject("/title").put("zh-Hant-TW", "量子計算").put("sl-rozaj", "Kvantno");
        });
    var achievement = credential.at("/credentialSubject/achievement");
    assertThat(achievement.path("fieldOfStudy").asText()).isEqualTo("0613");
    assertThat(achievement.at("/image/type").asText()).isEqualTo("Image");
    assertThat(achievement.at("/otherIdentifier/0/identifierType").asText()).isEqualTo("ext:RIO");
    assertThat(achievement.at("/partOf/0").asText()).endsWith("/master");
    assertThat(urls(credential, "ext:ISCEDField"))
        .containsExactly(
            "http://data.europa.eu/snb/isced-f/0613", "http://data.europa.eu/snb/isced-f/05");
    assertThat(urls(credential, "ext:ESCOOccupation"))
        .containsExactly("http://data.europa.eu/esco/occupation/00000000-physicist");
    assertThat(urls(credential, "ext:TargetGroup"))
        .containsExactly("http://data.europa.eu/snb/target-group/d45b47b458");
    var canonicalizer = new Canonicalizer(JsonLdContexts.bundled());
    assertThat(canonicalizer.canonicalize((ObjectNode) credential))
        .contains(
            "\"0613\"",
            "/quantum.png>",
            "isced-f/05",
            "target-group/d45b47b458",
            "1001O2345",
            "00000000-physicist",
            "\"physicist\"",
            "qdr/c_1711a061",
            "snb/eqf/6");
  }

  @ParameterizedTest
  @CsvSource({
    "nlqf_4plus, eqf/4, qdr/c_c2700f4e",
    "nlqf_6, eqf/6, qdr/c_1711a061",
    "nlqf_1, eqf/1, qdr/c_3e11a3fd"
  })
  void a_dutch_level_stands_beside_the_european_one(String level, String european, String dutch) {
    var credential = issuedWith(a -> a.put("levelOfQualification", level));
    assertThat(urls(credential, "ext:EQFLevel"))
        .containsExactly("http://data.europa.eu/snb/" + european);
    assertThat(urls(credential, "ext:NLQFLevel"))
        .containsExactly("http://data.europa.eu/snb/" + dutch);
  }

  @Test
  void a_european_level_stands_alone() {
    var credential = issuedWith(a -> {});
    assertThat(urls(credential, "ext:EQFLevel")).containsExactly("http://data.europa.eu/snb/eqf/7");
    assertThat(urls(credential, "ext:NLQFLevel")).isEmpty();
  }
}
