package nl.microcredentials.issuer.claiming;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.documents.Documents;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import nl.microcredentials.issuer.issuance.SecuredForm;

/** The files in which a learner can have a credential. */
@ApplicationScoped
class CredentialFiles {

  private final Awards awards;
  private final Documents documents;

  CredentialFiles(Awards awards, Documents documents) {
    this.awards = awards;
    this.documents = documents;
  }

  /** Those that there are of {@code credential}: no new document is made of what does not hold. */
  List<CredentialFile> of(Institution institution, IssuedCredential credential) {
    var forms = awards.formsOf(institution, credential.id()).orElseThrow();
    var active = credential.status() == RecordStatus.ACTIVE;
    return Stream.of(CredentialFile.values())
        .filter(file ->
            switch (file) {
              case OPEN_BADGE -> true;
              case VC_JWT -> forms.contains(SecuredForm.VC_JWT);
              case SD_JWT_VC -> forms.contains(SecuredForm.SD_JWT_VC);
              case BADGE_PNG, BADGE_SVG -> active;
              case PDF, EUROPEAN -> active && documents.canSeal(institution);
            })
        .toList();
  }

  /** Makes one of {@link #of}. */
  byte[] make(
      CredentialFile file, Institution institution, IssuedCredential credential, Locale locale) {
    var language = Language.of(locale.getLanguage()).orElseThrow();
    return switch (file) {
      case PDF -> documents.pdf(institution, credential, language);
      case BADGE_PNG -> documents.badgePng(institution, credential, language);
      case BADGE_SVG -> documents.badgeSvg(institution, credential, language);
      case EUROPEAN -> documents.elm(institution, credential, language);
      case OPEN_BADGE -> secured(institution, credential, SecuredForm.OPEN_BADGE);
      case VC_JWT -> secured(institution, credential, SecuredForm.VC_JWT);
      case SD_JWT_VC -> secured(institution, credential, SecuredForm.SD_JWT_VC);
    };
  }

  private byte[] secured(Institution institution, IssuedCredential credential, SecuredForm form) {
    return awards.secured(institution, credential.id(), form).orElseThrow();
  }
}
