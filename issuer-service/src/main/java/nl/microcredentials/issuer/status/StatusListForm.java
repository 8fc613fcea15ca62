package nl.microcredentials.issuer.status;

/** One of the forms in which every list is published. */
interface StatusListForm {

  /**
   * The signed list as it goes over HTTP. The same snapshot always gives the same bytes, if the
   * owner's key signs alike what is alike, as Ed25519 does.
   */
  byte[] sign(StatusSnapshot snapshot);
}
