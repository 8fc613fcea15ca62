package nl.microcredentials.issuer.documents.elm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.documents.SampleDocuments.document;
import static nl.microcredentials.issuer.documents.SampleDocuments.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.documents.SampleDocuments;
import nl.microcredentials.issuer.documents.SampleDocuments.Changes;
import nl.microcredentials.issuer.documents.SealValidation;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EuropeanCredentialTest {

  private static final Path SHARED =
      Path.of(System.getProperty("microcred.repository", ".."))
          .toAbsolutePath()
          .normalize()
          .resolveSibling("shared")
          .resolve("data");

  private static final String EDC_AP = "http://data.europa.eu/snb/model/context/edc-ap";

  @Test
  void the_seal_is_the_institutions() {
    var report = SealValidation.of(document(issued(Tokens.UNIVERSITY, Changes.none()), "elm"));
    var seal = report.getFirstSignatureId();
    assertThat(report.getIndication(seal)).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(report.getSignatureFormat(seal)).isEqualTo(SignatureLevel.JAdES_BASELINE_B);
  }

  @Test
  void a_changed_letter_breaks_the_seal() {
    var sealed = StrictJson.parseObject(document(issued(Tokens.UNIVERSITY, Changes.none()), "elm"));
    var payload = new String(payload(sealed), UTF_8).replace("Jansen", "Janssen");
    sealed.put(
        "payload", Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8)));
    var report = SealValidation.of(StrictJson.write(sealed));
    assertThat(report.getIndication(report.getFirstSignatureId()))
        .isEqualTo(Indication.TOTAL_FAILED);
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("with a grade", _ -> {}, _ -> {}),
        kind(
            "passed or not",
            _ -> {},
            completion -> completion.withObject("/result").remove(List.of("score"))),
        kind(
            "without level, prerequisites, codes and accrediting body",
            achievement -> {
              achievement.remove(
                  List.of(
                      "levelOfQualification",
                      "levelConfirmed",
                      "admissionRequirements",
                      "otherCodes"));
              achievement.withObject("/qualityAssurance").remove("body");
            },
            _ -> {}),
        kind(
            "with everything there is",
            achievement -> {
              achievement
                  .withObject("/learningOutcomes/0")
                  .put("escoSkill", "http://data.europa.eu/esco/skill/ccdf3597-5c80-410f-896d");
              achievement.putArray("assessmentTypes").add("oral_exam").add("report_paper");
              achievement.putArray("modesOfDelivery").add("hybrid").add("blended").add("online");
              achievement.putArray("teachingLanguages").add("nl").add("en-GB").add("xx").add("fy");
              achievement.withObject("/qualityAssurance").put("decision", "2026-1");
              achievement.withObject("/furtherInformation").put("en", "More.");
              achievement.withObject("/assessment").put("supervised", false);
            },
            completion ->
                completion
                    .withObject("/learner")
                    .put("holder", "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")),
        kind(
            "of no counted assessment",
            achievement -> achievement.putArray("assessmentTypes").add("personalized_assessment"),
            _ -> {}));
  }

  private static Arguments kind(
      String name, Consumer<ObjectNode> achievement, Consumer<ObjectNode> completion) {
    return Arguments.of(name, new Changes(achievement, completion));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void it_follows_the_shapes_of_the_application_profile(String name, Changes changes) {
    var credential = elm(issued(Tokens.UNIVERSITY, changes), "en");
    assertThat(violations(credential)).isEmpty();
  }

  @Test
  void the_shapes_find_what_is_missing() {
    var credential = elm(issued(Tokens.UNIVERSITY, Changes.none()), "en");
    credential.withObject("/credentialSubject/hasClaim/provenBy").remove("grade");
    credential.withObject("/displayParameter").remove("individualDisplay");
    assertThat(violations(credential)).hasSize(2);
  }

  @Test
  void it_has_the_identifier_and_the_status_of_the_badge() {
    var id = issued(Tokens.UNIVERSITY, Changes.none());
    var badge = StrictJson.parseObject(SampleDocuments.signed(id));
    var credential = elm(id, "nl");
    assertThat(credential.path("id")).isEqualTo(badge.path("id"));
    assertThat(credential.at("/identifier/notation")).isEqualTo(badge.at("/credentialStatus/id"));
    assertThat(credential.at("/issuer/id")).isEqualTo(badge.at("/issuer/id"));
  }

  @Test
  void it_says_in_the_words_of_the_Union_what_the_badge_says() {
    var credential = elm(issued(Tokens.UNIVERSITY, Changes.none()), "nl");
    var claim = credential.at("/credentialSubject/hasClaim");
    assertThat(claim.at("/title/nl").textValue()).isEqualTo("Inleiding quantumcomputing");
    assertThat(claim.at("/title/en").textValue()).isEqualTo("Introduction to Quantum Computing");
    assertThat(claim.at("/specifiedBy/eqfLevel/id").textValue())
        .isEqualTo("http://data.europa.eu/snb/eqf/7");
    assertThat(claim.at("/specifiedBy/creditPoint/point").textValue()).isEqualTo("3");
    assertThat(claim.at("/specifiedBy/volumeOfLearning").textValue()).isEqualTo("PT84H");
    assertThat(claim.at("/provenBy/grade/noteLiteral/en").textValue()).startsWith("8.5 (");
    assertThat(claim.at("/provenBy/dcType/0/id").textValue()).endsWith("/6e6cb2cc78");
    assertThat(credential.at("/issuer/location/address/countryCode/id").textValue())
        .endsWith("/country/NLD");
    assertThat(credential.at("/credentialSubject/familyName/nl").textValue()).isEqualTo("Jansen");
  }

  @Test
  void the_issuer_has_the_number_of_its_seal() {
    var issuer = elm(issued(Tokens.UNIVERSITY, Changes.none()), "nl").path("issuer");
    assertThat(issuer.at("/eIDASIdentifier/notation").textValue()).isEqualTo("NTRNL-99999999");
    assertThat(issuer.at("/eIDASIdentifier/spatial/id").textValue()).endsWith("/country/NLD");
  }

  @Test
  void it_shows_its_pages() {
    var credential = elm(issued(Tokens.UNIVERSITY, Changes.none()), "nl");
    var pages = credential.at("/displayParameter/individualDisplay/displayDetail");
    assertThat(pages).hasSize(2);
    var image = Base64.getDecoder().decode(pages.get(0).at("/image/content").textValue());
    assertThat(image).startsWith(0x89, 'P', 'N', 'G');
  }

  private static ObjectNode elm(String id, String lang) {
    return StrictJson.parseObject(
        payload(StrictJson.parseObject(document(id, "elm?lang=" + lang))));
  }

  private static byte[] payload(ObjectNode sealed) {
    return Base64.getUrlDecoder().decode(sealed.path("payload").textValue());
  }

  /** Reading it loses nothing: the contexts have every member and every type. */
  private static List<String> violations(ObjectNode credential) {
    var contexts =
        Map.of(
            JsonLdContexts.CREDENTIALS_V1,
            JsonLdContexts.conformance().bytes(JsonLdContexts.CREDENTIALS_V1),
            EDC_AP,
            shared("contexts/elm-edc-ap.jsonld"));
    var nQuads =
        new Canonicalizer(new JsonLdContexts(contexts)).canonicalize(credential, "SHA-256");
    var data = GraphFactory.createDefaultGraph();
    RDFParser.create().source(new StringReader(nQuads)).lang(Lang.NQUADS).parse(data);
    var shapes = GraphFactory.createDefaultGraph();
    for (var file : List.of("elm/shacl/EDC-generic-no-cv.ttl", "elm/shacl/EDC-generic-full.ttl")) {
      shared(file);
      RDFDataMgr.read(shapes, SHARED.resolve(file).toUri().toString());
    }
    return ShaclValidator.get().validate(Shapes.parse(shapes), data).getEntries().stream()
        .map(ReportEntry::toString)
        .toList();
  }

  private static byte[] shared(String path) {
    var file = SHARED.resolve(path);
    assumeTrue(Files.exists(file), () -> "skipped: " + file + " does not exist");
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
