package nl.microcredentials.verifier.checks;

import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.core.verdict.CheckResult;

/** One question that is asked of a credential. */
interface Check {

  CheckName name();

  CheckResult check(Examination examination);
}
