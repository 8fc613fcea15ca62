package nl.microcredentials.issuer.documents;

import static nl.microcredentials.core.problem.ProblemType.STATE_CONFLICT;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.documents.badge.BakedBadges;
import nl.microcredentials.issuer.documents.content.AwardContent;
import nl.microcredentials.issuer.documents.content.AwardContents;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.documents.elm.EuropeanCredential;
import nl.microcredentials.issuer.documents.pdf.Certificates;
import nl.microcredentials.issuer.documents.pdf.PageImages;
import nl.microcredentials.issuer.documents.seal.Seals;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.IssuedCredential;

/**
 * Makes documents of credentials that were issued. They are made when they are asked for and not
 * kept; all of them have the credential's identifier, its status and its registration.
 */
@ApplicationScoped
public class Documents {

  /** The pictures in a European credential show this much; its data say everything. */
  private static final int PAGES_SHOWN = 4;

  private final AwardContents contents;
  private final Certificates certificates;
  private final Seals seals;
  private final Clock clock;
  private final Turns turns;

  Documents(
      AwardContents contents,
      Certificates certificates,
      Seals seals,
      IssuerConfig config,
      Clock clock) {
    this.contents = contents;
    this.certificates = certificates;
    this.seals = seals;
    this.clock = clock;
    this.turns = new Turns(config.documents().atOnce(), config.documents().patience());
  }

  /** Whether {@code institution} can have sealed documents now. */
  public boolean canSeal(Institution institution) {
    return seals.has(institution);
  }

  /** A PDF/A-3 for people, with the credential attached, sealed with PAdES. */
  public byte[] pdf(Institution institution, IssuedCredential credential, Language language) {
    var seal = seals.of(institution);
    var award = content(institution, credential);
    return turns.take(() -> seal.sealPdf(certificates.pdf(award, language), clock.instant()));
  }

  /** A European Digital Credential for Learning, sealed with JAdES: a JWS as JSON. */
  public byte[] elm(Institution institution, IssuedCredential credential, Language language) {
    var seal = seals.of(institution);
    var award = content(institution, credential);
    return turns.take(() -> {
      var pages = PageImages.of(certificates.pdf(award, language), PAGES_SHOWN);
      var document =
          new EuropeanCredential(award, language, seal.organizationIdentifier()).toJson(pages);
      return seal.sealJson(StrictJson.write(document), clock.instant());
    });
  }

  /** A picture with the credential inside, as PNG. */
  public byte[] badgePng(Institution institution, IssuedCredential credential, Language language) {
    var award = content(institution, credential);
    return turns.take(() -> BakedBadges.png(award, language));
  }

  /** A picture with the credential inside, as SVG. */
  public byte[] badgeSvg(Institution institution, IssuedCredential credential, Language language) {
    var award = content(institution, credential);
    return turns.take(() -> BakedBadges.svg(award, language));
  }

  /** Nothing new is made of what does not hold: a fresh seal would say otherwise. */
  private AwardContent content(Institution institution, IssuedCredential credential) {
    if (credential.requireReadable().status() != RecordStatus.ACTIVE) {
      throw new NotActive(credential.status());
    }
    return contents.of(institution, credential);
  }

  /** The credential is suspended, revoked or replaced. */
  static final class NotActive extends Refused {

    private static final long serialVersionUID = 1;

    NotActive(RecordStatus status) {
      super(
          STATE_CONFLICT,
          "The credential is %s; no new document is made of it.".formatted(status.code()));
    }
  }
}
