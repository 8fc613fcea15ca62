package nl.microcredentials.issuer.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a batch is.
 *
 * @param startAt when work on it may begin
 * @param rowsPerSecond since it was started
 * @param secondsLeft as long as it goes on at this rate
 * @param resultsErased whether the results were kept long enough and are gone
 */
@Schema(name = "Batch")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchView(
    UUID id,
    @Schema(enumeration = {"waiting", "running", "finished", "cancelled"}) String state,
    boolean dryRun,
    Instant createdAt,
    Instant startAt,
    Instant startedAt,
    Instant endedAt,
    Counts rows,
    Double rowsPerSecond,
    Long secondsLeft,
    boolean resultsErased) {

  /**
   * How many rows have which outcome.
   *
   * @param already whose completion had its credential before
   * @param waiting for the exam board
   * @param wouldIssue of a dry run: that break no rule
   * @param failed with a fault of ours that trying again did not mend
   * @param pending without outcome
   */
  @Schema(name = "BatchCounts")
  public record Counts(
      int total,
      int issued,
      int already,
      int waiting,
      int wouldIssue,
      int refused,
      int failed,
      int cancelled,
      int pending) {}

  static BatchView of(Batch batch, Instant now) {
    var rate = rate(batch, now);
    return new BatchView(
        batch.id,
        batch.state.name().toLowerCase(Locale.ROOT),
        batch.dryRun,
        batch.createdAt,
        batch.startAt,
        batch.startedAt,
        batch.endedAt,
        new Counts(
            batch.total,
            batch.issued,
            batch.already,
            batch.waiting,
            batch.wouldIssue,
            batch.refused,
            batch.failed,
            batch.cancelled,
            batch.pending()),
        rate,
        rate == null || rate == 0 || batch.endedAt != null
            ? null
            : (long) Math.ceil(batch.pending() / rate),
        batch.dataKey == null);
  }

  private static Double rate(Batch batch, Instant now) {
    if (batch.startedAt == null) {
      return null;
    }
    var end = batch.endedAt == null ? now : batch.endedAt;
    var millis = Math.max(1, Duration.between(batch.startedAt, end).toMillis());
    var done = batch.total - batch.pending() - batch.cancelled;
    return Math.round(done * 10_000.0 / millis) / 10.0;
  }

  boolean hasEnded() {
    return endedAt != null;
  }
}
