package nl.microcredentials.issuer.approvals;

import java.util.Optional;
import java.util.UUID;

/** Reads the id of an upload. */
final class BatchId {

  private BatchId() {}

  static Optional<UUID> of(String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
