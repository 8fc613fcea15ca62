package nl.microcredentials.issuer.documents.pdf;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.documents.SampleDocuments.document;
import static nl.microcredentials.issuer.documents.SampleDocuments.issued;
import static nl.microcredentials.issuer.documents.SampleDocuments.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.achievements.AchievementExamples;
import nl.microcredentials.issuer.documents.SampleDocuments;
import nl.microcredentials.issuer.documents.SampleDocuments.Changes;
import nl.microcredentials.issuer.documents.SealValidation;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CertificatesTest {

  private static final String HOSTILE =
      "</p><script>alert(1)</script><img src=\"file:///etc/passwd\"/> & {page.lang} '\" ]]>";

  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void it_is_archivable_and_accessible_with_its_seal(String lang) throws Exception {
    var pdf = document(issued(Tokens.UNIVERSITY, Changes.none()), "pdf?lang=" + lang);
    for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
      assertThat(failures(pdf, flavour)).isEmpty();
    }
  }

  private static List<String> failures(byte[] pdf, PDFAFlavour flavour) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    var foundry = Foundries.defaultInstance();
    try (var parser = foundry.createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = foundry.createValidator(flavour, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(TestAssertion::getMessage)
          .toList();
    }
  }

  @Test
  void the_seal_is_the_institutions_and_covers_everything() {
    var pdf = document(issued(Tokens.UNIVERSITY, Changes.none()), "pdf");
    var report = SealValidation.of(pdf);
    var seal = report.getFirstSignatureId();
    assertThat(report.getSignaturesCount()).isEqualTo(1);
    assertThat(report.getIndication(seal)).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(report.getSignatureFormat(seal)).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
    assertThat(report.getSignedBy(seal)).isEqualTo("universiteit-aan-zee");
  }

  @Test
  void a_changed_byte_breaks_the_seal() {
    var pdf = document(issued(Tokens.UNIVERSITY, Changes.none()), "pdf");
    pdf[indexOf(pdf, "endstream") - 5] ^= 1;
    var report = SealValidation.of(pdf);
    assertThat(report.getIndication(report.getFirstSignatureId()))
        .isEqualTo(Indication.TOTAL_FAILED);
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, ISO_8859_1).indexOf(text);
  }

  @Test
  void the_signed_credential_is_attached_as_its_source() throws IOException {
    var id = issued(Tokens.UNIVERSITY, Changes.none());
    try (var pdf = Loader.loadPDF(document(id, "pdf"))) {
      var catalog = pdf.getDocumentCatalog();
      var file = catalog.getNames().getEmbeddedFiles().getNames().get("credential.json");
      assertThat(file.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Source");
      assertThat(catalog.getCOSObject().getCOSArray(COSName.getPDFName("AF")).getObject(0))
          .isEqualTo(file.getCOSObject());
      assertThat(file.getEmbeddedFile().getSubtype()).isEqualTo("application/vc");
      var attached = file.getEmbeddedFile().toByteArray();
      assertThat(attached).isEqualTo(signed(id));
      assertThat(SampleDocuments.verifies(StrictJson.parseObject(attached))).isTrue();
    }
  }

  @Test
  void every_mandatory_element_stands_there_under_its_name_in_Dutch() throws IOException {
    assertThat(textOf(document(issued(Tokens.UNIVERSITY, Changes.none()), "pdf?lang=nl")))
        .contains("Deelnemer Sanne Jansen")
        .contains("Microcredential Inleiding quantumcomputing")
        .contains("Land Nederland")
        .contains("Uitreikende instelling universiteit-aan-zee")
        .contains("Uitgereikt op")
        .contains("Leerresultaten")
        .contains("Explain superposition, entanglement and measurement.")
        .contains("Studielast")
        .contains("3 EC")
        .contains("EQF 7")
        .contains("Vorm van toetsing schriftelijk tentamen")
        .contains("Vorm van deelname deels online, deels op locatie")
        .contains("Kwaliteitszorg Kwaliteitskader Microcredentials");
  }

  @Test
  void every_mandatory_element_stands_there_under_its_name_in_English() throws IOException {
    assertThat(textOf(document(issued(Tokens.UNIVERSITY, Changes.none()), "pdf?lang=en")))
        .contains("Learner Sanne Jansen")
        .contains("Micro-credential Introduction to Quantum Computing")
        .contains("Country Netherlands")
        .contains("Awarding body universiteit-aan-zee")
        .contains("Awarded on")
        .contains("Learning outcomes")
        .contains("3 ECTS credits")
        .contains("EQF 7")
        .contains("Type of assessment written exam")
        .contains("Form of participation partly online, partly on site")
        .contains("Quality assurance Quality framework");
  }

  @Test
  void translations_that_came_after_the_award_are_not_in_it() throws IOException {
    var untranslated =
        new Changes(achievement -> achievement.withObject("/title").remove("nl"), completion -> {});
    var id = issued(Tokens.UNIVERSITY, untranslated);
    String achievement =
        given()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .get("/v1/credentials/" + id)
            .path("achievementId");
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "achievement-admin"))
        .contentType("application/json")
        .body(AchievementExamples.QUANTUM_COMPUTING)
        .put("/v1/achievements/" + achievement)
        .then()
        .statusCode(200);
    assertThat(textOf(document(id, "pdf?lang=nl")))
        .contains("Introduction to Quantum Computing")
        .doesNotContain("Inleiding quantumcomputing");
  }

  @Test
  void hostile_texts_are_shown_and_nothing_else() throws IOException {
    var changes =
        new Changes(
            achievement -> {
              achievement.withObject("/title").put("nl", HOSTILE);
              achievement.withObject("/description").put("nl", "Een\uffff " + "x".repeat(500));
            },
            completion -> completion.withObject("/learner").put("familyName", "<b>Łę &amp; Ğ</b>"));
    var pdf = document(issued(Tokens.UNIVERSITY, changes), "pdf?lang=nl");
    assertThat(textOf(pdf).replaceAll("\\s+", " "))
        .contains("</p><script>alert(1)</script><img src=\"file:///etc/passwd\"/> & {page.lang}")
        .contains("Sanne <b>Łę &amp; Ğ</b>")
        .doesNotContain("root:");
    assertThat(new String(pdf, UTF_8)).doesNotContain("/JavaScript");
  }

  @Test
  void letters_that_the_fonts_do_not_have_are_lozenges_and_the_file_stays_valid() throws Exception {
    var changes =
        new Changes(
            _ -> {}, completion -> completion.withObject("/learner").put("givenName", "小明 שלום"));
    var pdf = document(issued(Tokens.UNIVERSITY, changes), "pdf?lang=nl");
    assertThat(textOf(pdf)).contains("◊◊ ◊◊◊◊ Jansen");
    assertThat(failures(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  @Test
  void long_texts_go_on_over_pages() throws IOException {
    var changes =
        Changes.ofAchievement(achievement -> {
          achievement.withObject("/description").put("nl", "Een lange tekst. ".repeat(900));
          achievement.withObject("/criteria").put("nl", "x".repeat(16_000));
        });
    try (var pdf = Loader.loadPDF(document(issued(Tokens.UNIVERSITY, changes), "pdf?lang=nl"))) {
      assertThat(pdf.getNumberOfPages()).isBetween(6, 30);
    }
  }

  @Test
  void the_code_leads_to_the_verification_page_with_the_number_of_the_credential()
      throws Exception {
    var id = issued(Tokens.UNIVERSITY, Changes.none());
    try (var pdf = Loader.loadPDF(document(id, "pdf"))) {
      var page = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
      var code = page.getSubimage(page.getWidth() / 2, 0, page.getWidth() / 2, page.getHeight());
      var pixels = new HybridBinarizer(new BufferedImageLuminanceSource(code));
      assertThat(new QRCodeReader().decode(new BinaryBitmap(pixels)).getText())
          .isEqualTo("https://controle.example/#urn:uuid:" + id);
    }
  }

  @Test
  void the_logo_takes_the_place_of_the_name_and_the_file_stays_valid() throws Exception {
    var id = issued(Tokens.APPLIED, Changes.none());
    var sealed = document(Tokens.APPLIED, id, "pdf");
    assertThat(failures(sealed, PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(failures(sealed, PDFAFlavour.PDFUA_1)).isEmpty();
    try (var pdf = Loader.loadPDF(sealed)) {
      var page = new PDFRenderer(pdf).renderImageWithDPI(0, 72);
      assertThat(page.getRGB(80, 75)).isEqualTo(0xffff0000);
    }
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
