package nl.microcredentials.core.credential;

/** A credential as it stands in a presentation. */
public sealed interface PresentedCredential {

  /** With its proofs, of which nothing is shown yet. */
  record Embedded(VerifiableCredential credential) implements PresentedCredential {}

  /** Inside something that is yet to be opened. */
  record Enveloped(Envelope envelope) implements PresentedCredential {}
}
