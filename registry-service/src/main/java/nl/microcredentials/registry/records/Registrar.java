package nl.microcredentials.registry.records;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.registry.log.Log;

/** Takes statements in. */
@ApplicationScoped
class Registrar {

  /** A leaf has at most 65,535 bytes; some of them are not the statement's. */
  private static final int MAX_STATEMENT_LENGTH = 65_000;

  private final StatementAuthority authority;
  private final NationalRecords records;
  private final Log log;
  private final MeterRegistry meters;

  Registrar(StatementAuthority authority, NationalRecords records, Log log, MeterRegistry meters) {
    this.authority = authority;
    this.records = records;
    this.log = log;
    this.meters = meters;
  }

  /** A receipt, and whether the statement was appended just now. */
  record Registered(Receipt receipt, boolean isNew) {}

  /**
   * Appends a statement, once. Whoever repeats it, because an answer was lost, gets the receipt of
   * the first time.
   *
   * @throws Refused if it is malformed, not authentic, or impossible now
   */
  Registered register(String text) {
    try {
      var registered = registerStatement(text);
      count(registered.isNew ? "appended" : "repeated");
      return registered;
    } catch (Refused e) {
      count("refused");
      throw e;
    }
  }

  private void count(String outcome) {
    meters.counter("registry.statements", "outcome", outcome).increment();
  }

  private Registered registerStatement(String text) {
    if (text.length() > MAX_STATEMENT_LENGTH) {
      throw malformed("/statement is too long.");
    }
    var jws = CompactJws.parse(text);
    var statement = Statement.parse(jws);
    var earlier = log.leafOfStatement(statement.id());
    if (earlier.filter(leaf -> leaf.entry().statement().equals(text)).isPresent()) {
      return new Registered(log.receipt(earlier.get().leafIndex()), false);
    }
    authority.check(statement, jws);
    var appended = log.inTurn(turn -> append(turn, statement, jws));
    return new Registered(log.receipt(appended.leafIndex), appended.isNew);
  }

  private record Outcome(long leafIndex, boolean isNew) {}

  private Outcome append(Log.Turn turn, Statement statement, CompactJws jws) {
    var earlier = log.leafOfStatement(statement.id());
    if (earlier.isPresent()) {
      if (!Arrays.equals(earlier.get().jws().payload(), jws.payload())) {
        throw StatementRefused.conflict("Another statement with this jti is registered.");
      }
      return new Outcome(earlier.get().leafIndex(), false);
    }
    var record = records.findByIdOptional(statement.record());
    if (record.filter(found -> !found.issuer.equals(statement.issuer())).isPresent()) {
      throw StatementRefused.notAuthentic("The credential is another institution's.");
    }
    var status = RecordStatus.after(record.flatMap(NationalRecord::status), statement.kind());
    if (status.isEmpty()) {
      throw impossible(record, statement.kind());
    }
    var appended = turn.append(statement, jws);
    switch (statement.change()) {
      case Change.Issued issued -> records.persist(new NationalRecord(statement, issued, appended));
      case Change.Revoked _,
          Change.Suspended _,
          Change.Reinstated _,
          Change.Replaced _,
          Change.Renewed _ ->
          record.orElseThrow().status = status.get().code();
    }
    return new Outcome(appended.leafIndex(), true);
  }

  private static StatementRefused impossible(Optional<NationalRecord> record, Change.Kind kind) {
    return StatementRefused.conflict(
        record.isEmpty()
            ? "The credential is not registered, so that it cannot be %s.".formatted(kind.code())
            : "The credential is %s, so that it cannot be %s."
                .formatted(record.get().status, kind.code()));
  }
}
