package nl.microcredentials.core.verdict;

/** The answer to "may I rely on this credential?". There are three, not two. */
public enum Outcome {

  /** Every check passed. */
  VALID,

  /** At least one check failed; asking again will not help. */
  INVALID,

  /**
   * No check failed, but at least one could not be made. That a status list cannot be reached says
   * nothing about the credential: no holder must be turned away for it, and none let in.
   */
  INDETERMINATE
}
