package nl.microcredentials.verifier.checks;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.verifier.registry.RecordAnswer;
import nl.microcredentials.verifier.registry.Records;

/** Asks the registry about the credential under examination, once for all checks. */
@ApplicationScoped
class RecordQuestion {

  private final Records records;

  RecordQuestion(Records records) {
    this.records = records;
  }

  String origin() {
    return records.origin();
  }

  /** Only for a credential whose proof and issuer are in order. */
  RecordAnswer ask(Examination examination) {
    return examination.record(() ->
        examination
            .recordId()
            .map(id -> records.find(id, examination.issuer().orElseThrow()))
            .orElseGet(() ->
                new RecordAnswer.Refuted(
                    new Problem(MALFORMED_VALUE_ERROR, "The id is not a urn:uuid."))));
  }
}
