package nl.microcredentials.issuer.status;

/** One of the forms in which every list is published. */
interface StatusListForm {

  /** The signed list as it goes over HTTP. The same snapshot always gives the same bytes. */
  byte[] sign(StatusSnapshot snapshot);
}
