package nl.microcredentials.issuer.credentials;

import java.util.Optional;
import nl.microcredentials.core.registry.Change;

/**
 * How the status of a credential is to be changed.
 *
 * @param reason public, in the log
 * @param note what was remarked; for the institution alone
 * @param by client or person that asks for it
 */
public record RequestedChange(
    Change.Kind kind, Change.Reason reason, Optional<String> note, String by) {

  public RequestedChange {
    if (kind == Change.Kind.ISSUED || kind == Change.Kind.REPLACED || kind == Change.Kind.RENEWED) {
      throw new IllegalArgumentException("a credential is not " + kind.code() + " by hand");
    }
  }
}
