package nl.microcredentials.issuer.rules;

/** What a decision is about, and thereby what the caller has sent. */
public enum Subject {
  /** The definition of an achievement. */
  ACHIEVEMENT,
  /** A completion, together with the achievement that was completed. */
  COMPLETION
}
