package nl.microcredentials.issuer.claiming;

import java.util.Optional;
import java.util.stream.Stream;
import nl.microcredentials.core.sdjwt.vc.SdJwtVc;

/** What a learner can keep of a credential, in the order in which it is offered. */
enum CredentialFile {
  PDF("certificate.pdf", "application/pdf", true),
  BADGE_PNG("badge.png", "image/png", false),
  BADGE_SVG("badge.svg", "image/svg+xml", false),
  OPEN_BADGE("open-badge.json", "application/vc", true),
  VC_JWT("open-badge.jwt", "application/vc+jwt", false),
  SD_JWT_VC("wallet.sd-jwt", SdJwtVc.MEDIA_TYPE, false),
  EUROPEAN("european-credential.json", "application/jose+json", false);

  private final String fileName;
  private final String mediaType;
  private final boolean shared;

  CredentialFile(String fileName, String mediaType, boolean shared) {
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.shared = shared;
  }

  /** Its name, and the last part of its address. */
  String fileName() {
    return fileName;
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether those can have it too to whom the learner shows the page. */
  boolean isShared() {
    return shared;
  }

  static Optional<CredentialFile> named(String fileName) {
    return Stream.of(values()).filter(file -> file.fileName.equals(fileName)).findFirst();
  }
}
