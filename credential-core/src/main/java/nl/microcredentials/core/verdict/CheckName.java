package nl.microcredentials.core.verdict;

import java.util.Locale;

/** The questions a verifier asks of a credential, in the order in which they are reported. */
public enum CheckName {
  /** Does the signature hold for the document as presented? */
  PROOF,
  /** Does it have the form of a Verifiable Credential (VCDM 2.0) and an Open Badge (3.0)? */
  STRUCTURE,
  /** Does it follow the JSON Schemas it names? */
  SCHEMA,
  /** Was the issuer accredited at the time of award? */
  ISSUER,
  /** Does now lie in its validity period? */
  VALIDITY,
  /** Is it neither revoked nor suspended? */
  STATUS,
  /** Does the national registry's log hold it, unchanged? */
  REGISTRATION,
  /** Does it carry the mandatory European standard elements? */
  STANDARD_ELEMENTS;

  /** The name on the wire, such as {@code standard-elements}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
