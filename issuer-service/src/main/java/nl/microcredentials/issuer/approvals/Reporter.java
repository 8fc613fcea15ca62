package nl.microcredentials.issuer.approvals;

import java.util.Optional;
import java.util.UUID;

/**
 * Who reported a completion, so that somebody else approves it.
 *
 * @param name of the client or person
 * @param client the software that was used, if the access token names it
 * @param batch the upload that it came with, if it came with one
 */
public record Reporter(String name, Optional<String> client, Optional<UUID> batch) {

  /** Somebody who reports one completion. */
  public static Reporter of(String name, Optional<String> client) {
    return new Reporter(name, client, Optional.empty());
  }
}
