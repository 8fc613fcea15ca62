package nl.microcredentials.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static nl.microcredentials.core.problem.ProblemType.CONTEXT_NOT_ALLOWED;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data Integrity 1.0, 2.4.2 and 4.6: what may be canonicalized, and what would be lost. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanonicalizerTest {

  private static final String V2 = "https://www.w3.org/ns/credentials/v2";
  private static final String OPEN_BADGES =
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

  private final Canonicalizer canonicalizer = new Canonicalizer(JsonLdContexts.bundled());

  @Test
  void statements_are_sorted_and_blank_nodes_get_canonical_labels() {
    var document =
        document(
            "'issuer':'did:web:hogeschool.example',"
                + "'credentialSubject':{'type':'AchievementSubject'}");
    assertThat(canonicalizer.canonicalize(document))
        .isEqualTo(
            """
            _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementSubject> .
            _:c14n1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/2018/credentials#VerifiableCredential> .
            _:c14n1 <https://www.w3.org/2018/credentials#credentialSubject> _:c14n0 .
            _:c14n1 <https://www.w3.org/2018/credentials#issuer> <did:web:hogeschool.example> .
            """);
  }

  @Test
  void the_order_of_members_does_not_matter() {
    assertThat(canonicalizer.canonicalize(document("'name':'a','issuer':'urn:x:y'")))
        .isEqualTo(canonicalizer.canonicalize(document("'issuer':'urn:x:y','name':'a'")));
  }

  /** As jsonld.js 9.0.0 with the options of the eddsa-rdfc-2022 suite of Digital Bazaar. */
  @Test
  void the_direction_of_a_text_is_signed() {
    var document =
        json(
            "{'@context':['%s'],'type':['VerifiableCredential'],'issuer':'did:web:hogeschool.example','name':["
                    .formatted(V2)
                + "{'@value':'شهادة','@language':'ar-EG','@direction':'rtl'},"
                + "{'@value':'Bewijs','@language':'nl-NL','@direction':'ltr'},"
                + "{'@value':'x','@direction':'ltr'},{'@value':'y','@language':'nl-NL'}]}");
    assertThat(canonicalizer.canonicalize(document))
        .isEqualTo(
            """
            _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/2018/credentials#VerifiableCredential> .
            _:c14n0 <https://schema.org/name> "Bewijs"^^<https://www.w3.org/ns/i18n#nl-nl_ltr> .
            _:c14n0 <https://schema.org/name> "x"^^<https://www.w3.org/ns/i18n#_ltr> .
            _:c14n0 <https://schema.org/name> "y"@nl-nl .
            _:c14n0 <https://schema.org/name> "شهادة"^^<https://www.w3.org/ns/i18n#ar-eg_rtl> .
            _:c14n0 <https://www.w3.org/2018/credentials#issuer> <did:web:hogeschool.example> .
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nl",
        "nl-NL",
        "zh-Hant-TW",
        "de-DE-1996",
        "sl-rozaj-biske",
        "zh-cmn-Hans-CN",
        "es-419",
        "en-a-bbb-x-a-ccc",
        "x-private",
        "zh-min-nan",
        "abcdefgh",
        "hy-Latn-IT-arevela",
        "az-Arab-x-AZE-derbend"
      })
  void a_language_is_kept(String tag) {
    var document = document("'issuer':'urn:x:y'");
    document.putObject("name").put("@value", "x").put("@language", tag);
    assertThat(canonicalizer.canonicalize(document))
        .contains("\"x\"@" + tag.toLowerCase(Locale.ROOT));
  }

  /** Once it overflowed the stack. */
  @Test
  void a_language_tag_of_a_million_parts_is_refused() {
    var document = document("'issuer':'urn:x:y'");
    document.putObject("name").put("@value", "x").put("@language", "a" + "-b".repeat(1_000_000));
    assertThat(refusal(document).type()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'undefinedTerm':'lost'",
        "'credentialSubject':{'undefinedTerm':'lost'}",
        "'credentialSubject':{'id':'relative'}",
        "'credentialSubject':{'id':'#fragment'}",
        "'credentialSubject':{'id':'http://exa mple.nl/'}",
        "'credentialSubject':{'id':['urn:a:b']}",
        "'credentialSubject':{'type':'UndefinedType'}",
        "'credentialSubject':{'type':['AchievementSubject','UndefinedType']}",
        "'credentialSubject':null",
        "'credentialSubject':{'achievement':null}",
        "'evidence':[null]",
        "'name':{'@value':'x','@language':'nl','foo':'bar'}",
        "'name':{'@value':'x','@language':'nl_NL'}",
        "'name':{'@value':'x','@direction':'up'}",
        "'name':{'@value':'x','type':'https://www.w3.org/ns/i18n#nl_rtl'}",
        "'name':{'@value':'x','@language':'a-b'}",
        "'name':{'@value':'x','@language':'i-klingon'}",
        "'name':{'@value':'x','@language':'nl-'}",
        "'name':{'@value':'x','@language':''}",
        "'name':{'@direction':'rtl'}",
        "'name':{'@value':null}",
        "'@graph':[]",
        "'@included':[{'id':'urn:a:b'}]",
        "'@reverse':{}",
        "'@foo':'lost'",
        "'credentialSubject':{'@nest':{'id':'urn:a:b'}}",
        "'__proto__':{'x':1}",
        "'class':'java.lang.Runtime'",
        "'':'lost'"
      })
  void what_would_be_lost_is_refused(String members) {
    assertThat(refusal(document(members)).type()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'https://www.w3.org/2018/credentials#validUntil':"
            + "{'@value':'2020-01-01T00:00:00Z','type':'http://www.w3.org/2001/XMLSchema#dateTime'}",
        "'credentialSubject':{'https://schema.org/name':'x'}",
        "'name:x':'x'",
        "'_:b0':'x'",
        "'x:y> \\u0022forged\\u0022 .\\n_:c14n0 <x:y':'x'"
      })
  void a_member_has_one_name_only_and_that_is_not_its_IRI(String members) {
    assertThat(refusal(document(members)).type()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'@context':[]",
        "'@context':'https://www.w3.org/ns/credentials/v2'",
        "'@context':{'@vocab':'https://example.nl/'}",
        "'@context':['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']",
        "'@context':['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json','https://www.w3.org/ns/credentials/v2']",
        "'@context':['https://www.w3.org/ns/credentials/v2','https://www.w3.org/ns/credentials/v2']",
        "'@context':['https://www.w3.org/ns/credentials/v2',{'name':'https://example.nl/other'}]",
        "'@context':['https://www.w3.org/ns/credentials/v2',null]",
        "'@context':['https://www.w3.org/ns/credentials/v2',['https://www.w3.org/ns/credentials/v2']]",
        "'@context':['https://www.w3.org/ns/credentials/v2','https://www.w3.org/ns/credentials/examples/v2']",
        "'@context':['https://www.w3.org/ns/credentials/v2','file:///etc/passwd']",
        "'@context':['https://www.w3.org/ns/credentials/v2','classpath:/x']",
        "'@context':['https://www.w3.org/ns/credentials/v2','data:application/json,{}']",
        "'@context':['https://www.w3.org/ns/credentials/v2'],'name':{'@context':{},'@value':'x'}",
        "'@context':['https://www.w3.org/ns/credentials/v2'],'evidence':[{'a':[{'@context':null}]}]"
      })
  void another_context_is_refused(String members) {
    assertThat(refusal(json("{%s}".formatted(members))).type()).isEqualTo(CONTEXT_NOT_ALLOWED);
  }

  @Test
  void a_document_made_to_be_costly_is_given_up() {
    var ring =
        IntStream.range(0, 12)
            .mapToObj(i ->
                IntStream.range(0, 12)
                    .filter(j -> j != i)
                    .mapToObj("{'id':'_:b%d'}"::formatted)
                    .collect(
                        joining(
                            ",",
                            "{'id':'_:b" + i + "','type':'VerifiableCredential','evidence':[",
                            "]}")))
            .collect(joining(","));
    assertThat(refusal(document("'evidence':[%s]".formatted(ring))).type())
        .isEqualTo(PROOF_TRANSFORMATION_ERROR);
  }

  @Test
  void a_document_with_thousands_of_values_is_given_up() {
    var values =
        IntStream.range(0, 9_000).mapToObj("{'id':'urn:x:%d'}"::formatted).collect(joining(","));
    assertThat(refusal(document("'evidence':[%s]".formatted(values))).type())
        .isEqualTo(PROOF_TRANSFORMATION_ERROR);
  }

  static Stream<String> manyValues() {
    var texts = IntStream.range(0, 720).mapToObj("'text %d'"::formatted).toList();
    var half = String.join(",", texts.subList(0, 360));
    var otherHalf = String.join(",", texts.subList(360, 720));
    return Stream.of(
        "'name':[%s]".formatted(String.join(",", texts)),
        "'evidence':[{'id':'urn:x:1','type':'Evidence','name':[%s]},{'id':'urn:x:1','type':'Evidence','name':[%s]}]"
            .formatted(half, otherHalf),
        "'evidence':[%s]"
            .formatted(
                texts.stream()
                    .map("{'type':'Evidence','name':%s}"::formatted)
                    .collect(joining(","))));
  }

  /** Time would grow with the square of their number. */
  @ParameterizedTest
  @MethodSource("manyValues")
  void a_document_with_too_many_values_of_one_property_is_given_up(String members) {
    assertThat(refusal(document(members)).type()).isEqualTo(PROOF_TRANSFORMATION_ERROR);
  }

  @Test
  void hundreds_are_not() {
    var texts = IntStream.range(0, 700).mapToObj("'text %d'"::formatted).collect(joining(","));
    assertThat(canonicalizer.canonicalize(document("'name':[%s]".formatted(texts))).lines())
        .hasSizeGreaterThan(700);
  }

  @Nested
  class For_conformance {

    private final Canonicalizer conformance = new Canonicalizer(JsonLdContexts.conformance());

    @ParameterizedTest
    @ValueSource(
        strings = {
          "'@context':['https://www.w3.org/2018/credentials/v1','https://w3id.org/security/data-integrity/v2'],"
              + "'issuanceDate':'2026-11-23T09:00:00Z'",
          "'@context':['https://www.w3.org/2018/credentials/v1','https://www.w3.org/2018/credentials/examples/v1'],"
              + "'credentialSubject':{'degree':{'type':'BachelorDegree'}}",
          "'@context':['https://www.w3.org/2018/credentials/v1','https://www.w3.org/ns/credentials/status/v1']",
          "'@context':['https://www.w3.org/ns/credentials/v2','https://www.w3.org/ns/credentials/examples/v2'],"
              + "'credentialSubject':{'alumniOf':'X'}",
          "'@context':['https://www.w3.org/ns/credentials/v2','https://www.w3.org/ns/credentials/undefined-terms/v2'],"
              + "'credentialSubject':{'undefined':'X'}",
          "'@context':['https://www.w3.org/ns/credentials/v2','https://w3id.org/security/suites/ed25519-2020/v1']"
        })
    void the_contexts_of_test_suites_may_be_used(String members) {
      var document =
          json(
              "{%s,'type':'VerifiableCredential','issuer':'did:web:x.example'}".formatted(members));
      assertThat(conformance.canonicalize(document)).contains("<did:web:x.example>");
      assertThat(refusal(document).type()).isEqualTo(CONTEXT_NOT_ALLOWED);
    }

    @Test
    void the_first_context_is_still_that_of_a_data_model() {
      var document =
          json("{'@context':['https://www.w3.org/ns/credentials/examples/v2'],'type':'x:y'}");
      assertThat(
              catchThrowableOfType(
                      JsonLdRefusedException.class, () -> conformance.canonicalize(document))
                  .type())
          .isEqualTo(CONTEXT_NOT_ALLOWED);
    }
  }

  @Test
  void the_extensions_of_1EdTech_may_be_used() {
    var document =
        json(
            "{'@context':['%s','%s','https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],"
                    .formatted(V2, OPEN_BADGES)
                + "'type':['VerifiableCredential'],'credentialSchema':[{'id':'urn:x:y',"
                + "'type':'1EdTechJsonSchemaValidator2019'}]}");
    assertThat(canonicalizer.canonicalize(document)).contains("1EdTechJsonSchemaValidator2019>");
  }

  private JsonLdRefusedException refusal(ObjectNode document) {
    return catchThrowableOfType(
        JsonLdRefusedException.class, () -> canonicalizer.canonicalize(document));
  }

  private static ObjectNode document(String members) {
    return json(
        "{'@context':['%s','%s'],'type':['VerifiableCredential'],%s}"
            .formatted(V2, OPEN_BADGES, members));
  }

  private static ObjectNode json(String json) {
    return StrictJson.parseObject(json.replace('\'', '"').getBytes(UTF_8));
  }

  /** What suites of the standards do, and nobody in production. */
  @Nested
  class A_context_in_the_document {

    private final Canonicalizer conformance = new Canonicalizer(JsonLdContexts.conformance());

    private ObjectNode with(String context) {
      return StrictJson.parseObject(
          """
          {"@context": ["https://www.w3.org/ns/credentials/v2", %s],
           "type": ["VerifiableCredential"], "issuer": "did:example:issuer",
           "credentialSubject": {"id": "did:example:subject", "colour": "red"}}
          """
              .formatted(context)
              .getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"colour\": \"https://example.org/colour\"}",
          "{\"@context\": {\"colour\": \"https://example.org/colour\"}}",
          "{\"@vocab\": \"https://example.org/\"}"
        })
    void gives_words_a_meaning_for_them_alone(String context) {
      assertThat(conformance.canonicalize(with(context)))
          .contains("<https://example.org/colour> \"red\"");
      assertThatExceptionOfType(JsonLdRefusedException.class)
          .isThrownBy(() -> canonicalizer.canonicalize(with(context)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"@vocab\": null}",
          "{\"colour\": null}",
          "{\"issuer\": \"https://example.org/issuer\"}",
          "{\"@import\": \"https://example.org/\"}",
          "\"https://example.org/\"",
          "7"
        })
    void does_not_take_their_meaning_away(String context) {
      assertThatExceptionOfType(JsonLdRefusedException.class)
          .isThrownBy(() -> conformance.canonicalize(with(context)));
    }
  }
}
