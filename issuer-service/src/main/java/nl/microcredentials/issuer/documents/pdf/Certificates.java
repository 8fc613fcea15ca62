package nl.microcredentials.issuer.documents.pdf;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.documents.QrCode;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.documents.content.Labels;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.documents.pdf.CertificatePage.Verification;
import nl.microcredentials.issuer.registry.RegistrationView;

/** Lays out awards for people, with the signed credential attached for their machines. */
@ApplicationScoped
public class Certificates {

  private final Logos logos;
  private final URI verificationPage;

  Certificates(Logos logos, IssuerConfig config) {
    this.logos = logos;
    this.verificationPage = config.documents().verificationPage();
  }

  /** Returns a PDF, not sealed yet. */
  public byte[] pdf(AwardContent award, Language language) {
    var credential =
        new Attachment(
            "credential.json",
            "application/vc",
            Labels.in(language).get("kind"),
            StrictJson.write(award.json()));
    return PdfRenderer.render(
        page(award, language).html(), document -> credential.addTo(document, award.awarded()));
  }

  private CertificatePage page(AwardContent award, Language language) {
    var labels = Labels.in(language);
    var rows = new CertificateRows(award, language);
    var institution = award.institutionName();
    var achievement = rows.text(award.texts().title());
    return new CertificatePage(
        language.tag(),
        labels.get("document", achievement),
        labels.get("kind"),
        institution,
        logos.of(award.institution().name()).orElse(null),
        labels.get("logo", institution),
        labels.get("states", institution),
        award.learner().name(),
        labels.get("has-earned"),
        achievement,
        rows.text(award.texts().description()),
        rows.facts(),
        labels.get("outcomes"),
        rows.outcomes(),
        labels.get("details"),
        rows.rows(),
        verification(award, language),
        QrCode.of(addressOf(award)),
        labels.get("qr"),
        award.id(),
        labels.get("page"),
        labels.get("of"));
  }

  /** The number comes after a #, so that it stays in the browser and out of logs. */
  private String addressOf(AwardContent award) {
    return verificationPage + "#" + award.id();
  }

  private Verification verification(AwardContent award, Language language) {
    var labels = Labels.in(language);
    var lines = new ArrayList<String>();
    lines.add(labels.get("number") + ": " + award.id());
    lines.add(labels.get("registration") + ": " + registration(award, language));
    return new Verification(
        labels.get("verify"),
        List.of(
            labels.get("verify.how", verificationPage),
            labels.get("verify.attached", award.institutionName())),
        lines);
  }

  private static String registration(AwardContent award, Language language) {
    var labels = Labels.in(language);
    return switch (award.registration()) {
      case RegistrationView(var state, var leafIndex, var registeredAt)
          when state == RegistrationView.State.REGISTERED ->
          labels.get(
              "registration.registered",
              new CertificateRows(award, language).date(registeredAt),
              leafIndex);
      case RegistrationView _ -> labels.get("registration.pending");
    };
  }
}
