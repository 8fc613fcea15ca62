package nl.microcredentials.verifier.policy;

import java.time.Instant;
import java.util.Set;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.verdict.CheckName;

/** By which rules documents are judged: whose word counts, and what else is asked. */
public sealed interface Policy permits NationalPolicy, OpenPolicy {

  /** What it is called in a verdict. */
  String name();

  /** What is asked of a credential. */
  Set<CheckName> questions();

  /** Documents that were judged on the same basis are not judged again. */
  Object basis();

  /**
   * Returns what was signed, if it was signed by the issuer that the document names.
   *
   * @throws Undecided if nobody can say at the moment
   * @throws nl.microcredentials.core.problem.Refused if it was not
   */
  Verified verify(Secured secured, Instant now);
}
