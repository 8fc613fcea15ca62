package nl.microcredentials.issuer.issuance;

import nl.microcredentials.core.sdjwt.vc.SdJwtVc;

/** How an award is secured. All forms of it have one status and one entry in the registry. */
public enum SecuredForm {

  /** Open Badges 3.0 with an embedded proof: what every award has. */
  OPEN_BADGE("application/vc"),

  /** The same Open Badge as the payload of a JWT, signed with Ed25519 as well. */
  VC_JWT("application/vc+jwt"),

  /** The attestation of European wallets; of institutions that have a P-256 key. */
  SD_JWT_VC(SdJwtVc.MEDIA_TYPE);

  private final String mediaType;

  SecuredForm(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }
}
