package nl.microcredentials.issuer.batches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.learners.LearnerKeys;

/**
 * Encrypts the rows of one batch, and what is wrong with them. Without its wrapped key, which is
 * destroyed with the results, neither can be read any more, in backups neither.
 *
 * @param wrapped see {@link LearnerKeys#newDataKey}
 */
record BatchKey(LearnerKeys keys, UUID batch, byte[] wrapped) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};

  byte[] encryptRow(int rowNumber, byte[] row) {
    return keys.encrypt(batch, wrapped, row, place(Column.CONTENT, rowNumber));
  }

  byte[] decryptRow(int rowNumber, byte[] content) {
    return keys.decrypt(batch, wrapped, content, place(Column.CONTENT, rowNumber));
  }

  byte[] encrypt(int rowNumber, List<Violation> violations) {
    try {
      var json = JSON.writeValueAsBytes(violations);
      return keys.encrypt(batch, wrapped, json, place(Column.VIOLATIONS, rowNumber));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("violations can be written", e);
    }
  }

  List<Violation> decrypt(int rowNumber, byte[] violations) {
    var json = keys.decrypt(batch, wrapped, violations, place(Column.VIOLATIONS, rowNumber));
    try {
      return JSON.readValue(json, VIOLATIONS);
    } catch (IOException e) {
      throw new UncheckedIOException("violations were written by us", e);
    }
  }

  private enum Column {
    CONTENT,
    VIOLATIONS
  }

  /** Only within the batch: no other one has its key. */
  private static UUID place(Column column, int rowNumber) {
    return new UUID(column.ordinal(), rowNumber);
  }
}
