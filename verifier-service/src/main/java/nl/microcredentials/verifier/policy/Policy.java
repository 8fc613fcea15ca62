package nl.microcredentials.verifier.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.credential.DataModel;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.integrity.VerifiedDocument;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.verdict.CheckName;

/** By which rules documents are judged: whose word counts, and what else is asked. */
public sealed interface Policy permits NationalPolicy, OpenPolicy {

  /** What it is called in a verdict. */
  String name();

  /** What is asked of a credential. */
  Set<CheckName> questions();

  /** Which versions of the data model are read. */
  Set<DataModel> dataModels();

  /** With what documents may be signed, and by which contexts their words have a meaning. */
  Cryptosuites suites();

  /** The schemas that every credential follows, whether it names them or not. */
  List<String> schemas();

  /**
   * Looks whether every word of a document means something. What is secured as JSON may hold
   * others.
   *
   * @throws nl.microcredentials.core.problem.Refused if not
   */
  void checkLossless(Optional<VerifiedDocument> verified, ObjectNode document);

  /** Documents that were judged on the same basis are not judged again. */
  Object basis();

  /**
   * Returns what was signed, if it was signed by the issuer that the document names.
   *
   * @throws Undecided if nobody can say at the moment
   * @throws nl.microcredentials.core.problem.Refused if it was not
   */
  Verified verify(Secured secured, Instant now);

  /** Whether a signature only counts if it is that of whom the document names. */
  boolean issuerMustControl();

  /** Whether a presentation must present something. */
  boolean credentialsExpected();

  /** The keys of those who present credentials. */
  VerificationMethods holders(Instant now);
}
