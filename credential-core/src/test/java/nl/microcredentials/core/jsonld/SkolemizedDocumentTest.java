package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.IntStream;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.Fixtures.Fixture;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity ECDSA Cryptosuites 1.0, 3.4.7 to 3.4.9: names for blank nodes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SkolemizedDocumentTest {

  private final Canonicalizer canonicalizer = new Canonicalizer(JsonLdContexts.bundled());

  @ParameterizedTest
  @ValueSource(
      strings = {
        // one thing with two lists that are alike: two lists, not one
        "'credentialSubject':{'type':'AchievementSubject','achievement':{'type':'Achievement',"
            + "'resultDescription':["
            + "{'id':'urn:x:1','type':'ResultDescription','allowedValue':['A']},"
            + "{'id':'urn:x:1','type':'ResultDescription','allowedValue':['A']}]}}",
        // these would become blank nodes
        "'issuer':'urn:bnid:x'",
        "'evidence':{'id':'urn:bnid:o0'}",
        "'evidence':{'type':'urn:bnid:o0'}",
        "'evidence':{'type':'VerifiableCredential','proof':"
            + "{'id':'urn:bnid:g','type':'DataIntegrityProof'}}"
      })
  void what_a_name_would_change_is_refused(String members) {
    assertThat(refusal(document(members)).type()).isEqualTo(PROOF_TRANSFORMATION_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'unknown':'lost'", "'name':null", "'@graph':[]", "'evidence':{'id':'relative'}"})
  void what_would_be_lost_is_refused_as_always(String members) {
    assertThat(refusal(document(members))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("nl.microcredentials.core.Fixtures#all")
  void every_statement_of_a_part_is_one_of_the_whole(Fixture fixture) {
    var document = fixture.credential();
    document.remove("proof");
    assertEveryPartIsOfTheWhole(document, "credentialSubject", "issuer", "credentialStatus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // lists, of which the nodes have no place for a name
        "{'resultDescription':["
            + "{'id':'urn:x:1','type':['ResultDescription'],'allowedValue':['A','B']},"
            + "{'id':'urn:x:2','type':['ResultDescription'],'allowedValue':['A','B']},"
            + "{'id':'urn:x:3','type':['ResultDescription'],'allowedValue':['C']}]}",
        // graphs, whose names have none either
        "{'endorsement':["
            + "{'type':['VerifiableCredential','EndorsementCredential'],"
            + "'proof':[{'type':'DataIntegrityProof','cryptosuite':'x'},"
            + "{'type':'DataIntegrityProof','cryptosuite':'y'}]},"
            + "{'type':['VerifiableCredential','EndorsementCredential'],"
            + "'proof':{'type':'DataIntegrityProof','cryptosuite':'x'}}]}",
        // blank nodes that the document itself labels
        "{'creator':{'id':'_:o0','type':['Profile'],'name':'x'},"
            + "'endorsement':[{'type':['VerifiableCredential','EndorsementCredential'],"
            + "'issuer':'_:o0'}]}",
        "{'creator':{'type':['Profile','_:type']}}",
        // things that differ in nothing
        "{'alignment':[{'type':['Alignment']},{'type':['Alignment']},{'type':['Alignment']}]}",
        "{'criteria':{},'tag':[{'@value':'x','@language':'nl'}]}"
      })
  void lists_and_graphs_are_the_same_in_a_part_and_in_the_whole(String achievement) {
    var document = document("'credentialSubject':{'type':['AchievementSubject']}");
    ((ObjectNode) document.get("credentialSubject")).set("achievement", json(achievement));
    ((ObjectNode) document.at("/credentialSubject/achievement"))
        .put("description", "what one part has")
        .putArray("type")
        .add("Achievement")
        .add("_:type");
    assertEveryPartIsOfTheWhole(document, "credentialSubject");
    var parts = (ObjectNode) document.at("/credentialSubject/achievement");
    assertEveryPartIsOfTheWhole(
        document,
        parts.propertyStream().map(Entry::getKey).filter(name -> !name.equals("type")).toList());
  }

  @Test
  void what_can_be_canonicalized_can_be_named() {
    int named = 0;
    for (var change : StrictJson.parse(Fixtures.bytes("changes.json"))) {
      var document = Fixtures.named("full").credential();
      document.remove("proof");
      var pointer = change.get("pointer").textValue();
      var name = pointer.substring(pointer.lastIndexOf('/') + 1);
      switch (document.at(pointer.substring(0, pointer.lastIndexOf('/')))) {
        case ObjectNode object -> object.set(name, change.get("value"));
        case ArrayNode array -> array.set(Integer.parseInt(name), change.get("value"));
        default -> throw new AssertionError(change);
      }
      if (canBeCanonicalized(document)) {
        assertThat(canonicalizer.skolemize(document).compact()).as(pointer).isNotEqualTo(document);
        named++;
      }
    }
    assertThat(named).isGreaterThan(100);
  }

  private boolean canBeCanonicalized(ObjectNode document) {
    try {
      return !canonicalizer.canonicalize(document).isEmpty();
    } catch (JsonLdRefusedException e) {
      return false;
    }
  }

  @Test
  void a_part_of_a_list_is_another_list() {
    var document =
        document(
            "'credentialSubject':{'type':['AchievementSubject'],'achievement':"
                + "{'type':['Achievement'],'resultDescription':"
                + "[{'type':['ResultDescription'],'allowedValue':['A','B']}]}}");
    var skolemized = canonicalizer.skolemize(document);
    var part = skolemized.compact().deepCopy();
    ((ObjectNode) part.at("/credentialSubject/achievement/resultDescription/0"))
        .putArray("allowedValue")
        .add("A");
    assertThat(nQuads(skolemized, skolemized.select(part)))
        .anySatisfy(
            nQuad -> assertThat(nQuads(skolemized, skolemized.dataset())).doesNotContain(nQuad));
  }

  @Test
  void a_long_list_does_not_exhaust_the_stack() {
    var values = IntStream.range(0, 900).mapToObj("'%d'"::formatted).collect(joining(","));
    var document =
        document(
            "'credentialSubject':{'type':['AchievementSubject'],'achievement':"
                + "{'type':['Achievement'],'resultDescription':"
                + "[{'type':['ResultDescription'],'allowedValue':[%s]}]}}".formatted(values));
    assertThat(canonicalizer.skolemize(document).canonicalLabels()).hasSize(904);
  }

  private void assertEveryPartIsOfTheWhole(ObjectNode document, String... members) {
    var skolemized = canonicalizer.skolemize(document);
    var whole = nQuads(skolemized, skolemized.dataset());
    assertThat(whole).hasSizeGreaterThan(3);
    for (var member : members) {
      var part = skolemized.compact().deepCopy();
      part.remove(member);
      assertThat(whole).containsAll(nQuads(skolemized, skolemized.select(part)));
    }
  }

  /** Without one of the members that the achievement has, each in turn. */
  private void assertEveryPartIsOfTheWhole(ObjectNode document, List<String> members) {
    var skolemized = canonicalizer.skolemize(document);
    var whole = nQuads(skolemized, skolemized.dataset());
    for (var member : members) {
      var part = skolemized.compact().deepCopy();
      var achievement = (ObjectNode) part.at("/credentialSubject/achievement");
      achievement.remove(member);
      assertThat(whole).containsAll(nQuads(skolemized, skolemized.select(part)));
      var items = skolemized.compact().at(array(member));
      for (int i = 0; items.isArray() && i < items.size(); i++) {
        var fewer = skolemized.compact().deepCopy();
        ((ArrayNode) fewer.at(array(member))).remove(i);
        assertThat(whole).containsAll(nQuads(skolemized, skolemized.select(fewer)));
      }
    }
  }

  private static String array(String member) {
    return "/credentialSubject/achievement/" + member;
  }

  private static List<String> nQuads(SkolemizedDocument document, RdfDataset part) {
    return part.nQuads(document.canonicalLabels());
  }

  private JsonLdRefusedException refusal(ObjectNode document) {
    return catchThrowableOfType(
        JsonLdRefusedException.class, () -> canonicalizer.skolemize(document));
  }

  private static ObjectNode document(String members) {
    return (ObjectNode)
        json(
            "{'@context':['%s','%s'],'type':['VerifiableCredential'],%s}"
                .formatted(JsonLdContexts.CREDENTIALS_V2, JsonLdContexts.OPEN_BADGES_V3, members));
  }

  private static JsonNode json(String json) {
    return StrictJson.parse(json.replace('\'', '"').getBytes(UTF_8));
  }
}
