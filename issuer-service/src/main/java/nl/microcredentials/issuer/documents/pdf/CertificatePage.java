package nl.microcredentials.issuer.documents.pdf;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import nl.microcredentials.issuer.documents.QrCode;
import nl.microcredentials.issuer.documents.content.XmlText;

/**
 * What the template of a certificate shows; every text is escaped there.
 *
 * @param title of the document, for whoever lists files
 * @param qrText says the same as the QR code to those who cannot see it
 * @param logo as a data URL; null if the institution's name takes its place
 */
record CertificatePage(
    String lang,
    String title,
    String kind,
    String institution,
    String logo,
    String logoText,
    String states,
    String learner,
    String hasEarned,
    String achievement,
    String description,
    List<Fact> facts,
    String outcomesLabel,
    List<String> outcomes,
    String detailsLabel,
    List<Row> rows,
    Verification verification,
    QrCode qr,
    String qrText,
    String footer,
    String pageLabel,
    String ofLabel) {

  /** One of the few things a reader looks for first. */
  record Fact(String label, String value, String note) {}

  /** An element of the standard. */
  record Row(String label, List<String> values) {

    Row(String label, String value) {
      this(label, List.of(value));
    }
  }

  /** How the reader finds out whether it is genuine. */
  record Verification(String title, List<String> sentences, List<String> lines) {}

  /** The template, checked when the service is built. */
  @CheckedTemplate(basePath = "documents", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Certificate(CertificatePage page) implements TemplateInstance {}

  String html() {
    return XmlText.legal(new Certificate(this).render());
  }
}
