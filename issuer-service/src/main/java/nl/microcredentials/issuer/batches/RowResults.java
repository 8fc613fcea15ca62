package nl.microcredentials.issuer.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.issuer.learners.LearnerKeys;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the rows of a batch, in their order and as far as it is known. */
@ApplicationScoped
class RowResults {

  private static final int ROWS_AT_ONCE = 1_000;

  private final BatchRows rows;
  private final LearnerKeys keys;

  RowResults(BatchRows rows, LearnerKeys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  /**
   * What became of a row.
   *
   * @param row counts from 1, without the header and without empty lines
   * @param credential its id
   * @param violations the rules that it breaks
   */
  @Schema(name = "BatchRowResult")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record RowResult(
      int row,
      @Schema(
              enumeration = {
                "pending",
                "issued",
                "already",
                "waiting",
                "would-issue",
                "refused",
                "failed",
                "cancelled"
              })
          String outcome,
      String credential,
      List<Violation> violations) {}

  /** Rows after the row number {@code after}. */
  List<RowResult> page(Batch batch, int after, int limit) {
    return rows.results(batch.id, after, limit).stream().map(row -> view(batch, row)).toList();
  }

  /** Takes one result after another. */
  interface Sink {
    void accept(RowResult result) throws IOException;
  }

  /** Hands all rows to {@code sink}, with a few of them in memory. */
  void forEach(Batch batch, Sink sink) throws IOException {
    for (var page = page(batch, 0, ROWS_AT_ONCE); !page.isEmpty(); ) {
      for (var result : page) {
        sink.accept(result);
      }
      page = page(batch, page.getLast().row(), ROWS_AT_ONCE);
    }
  }

  private RowResult view(Batch batch, BatchRows.Result row) {
    var key = new BatchKey(keys, batch.id, batch.dataKey);
    return new RowResult(
        row.number(),
        row.outcome().map(RowOutcome::code).orElse("pending"),
        row.credential().map(UrnUuid::of).orElse(null),
        row.violations() == null ? List.of() : key.decrypt(row.number(), row.violations()));
  }
}
