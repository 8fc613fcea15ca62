package nl.microcredentials.core.digest;

/** What is known about a resource that a document pins by its digest. */
public enum Comparison {

  /** It is the one that was meant. */
  SAME,

  /** It is another one. */
  DIFFERENT,

  /** Nobody here can say. */
  UNKNOWN
}
