package nl.microcredentials.core.registry;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.StandardBase64;
import nl.microcredentials.core.log.LogEntry;
import nl.microcredentials.core.log.LogRefused;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.log.TlogProof;

/**
 * The registry's answer to a statement, with which anybody can check, without asking the registry,
 * that it is in the log.
 *
 * @param record id of the credential
 * @param statement id of the statement
 * @param entry the bytes of the leaf
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record Receipt(
    UUID record,
    UUID statement,
    long leafIndex,
    Instant registeredAt,
    byte[] entry,
    TlogProof tlogProof) {

  private static final int MAX_PROOF_LENGTH = 200_000;

  public Receipt {
    entry = entry.clone();
  }

  /** The receipt of {@code entry}, whose statement it reads. */
  public static Receipt of(byte[] entry, TlogProof proof) {
    var parsed = LogEntry.parse(entry);
    var statement = Statement.parse(CompactJws.parse(parsed.statement()));
    return new Receipt(
        statement.record(), statement.id(), proof.leafIndex(), parsed.registeredAt(), entry, proof);
  }

  /**
   * Reads a receipt without judging it.
   *
   * @throws MalformedInputException if it is not exactly a receipt
   * @throws LogRefused if the proof or the checkpoint in it is malformed
   */
  public static Receipt parse(ObjectNode json) {
    var members = Members.of(json);
    var receipt = read(members);
    members.end();
    return receipt;
  }

  static Receipt read(Members members) {
    return new Receipt(
        members.uuid("record"),
        members.uuid("statement"),
        members.integer("leafIndex"),
        members.timestamp("registeredAt"),
        StandardBase64.decode(members.text("entry", LogEntry.MAX_LENGTH * 2)),
        TlogProof.parse(members.text("tlogProof", MAX_PROOF_LENGTH)));
  }

  /**
   * Returns what is registered if this receipt shows it: {@code log} signed the checkpoint, the
   * entry is in its tree, and holds the statement that the receipt speaks of. Whether the statement
   * is signed by an accredited issuer is another question.
   *
   * @throws LogRefused if any of it does not hold
   * @throws MalformedInputException if the entry holds something else than a statement
   */
  public Registration verify(NoteVerifier log) {
    var checkpoint = tlogProof.verify(entry, log);
    var logged = LogEntry.parse(entry);
    var jws = CompactJws.parse(logged.statement());
    var registration =
        new Registration(Statement.parse(jws), jws, logged.registeredAt(), checkpoint);
    if (!registration.statement().record().equals(record)
        || !registration.statement().id().equals(statement)
        || !logged.registeredAt().equals(registeredAt)
        || tlogProof.leafIndex() != leafIndex) {
      throw malformed("The receipt and the entry in it contradict each other.");
    }
    return registration;
  }

  public ObjectNode toJson() {
    return StrictJson.object()
        .put("record", UrnUuid.of(record))
        .put("statement", UrnUuid.of(statement))
        .put("leafIndex", leafIndex)
        .put("registeredAt", registeredAt.toString())
        .put("entry", StandardBase64.encode(entry))
        .put("tlogProof", tlogProof.toString());
  }

  @Override
  public byte[] entry() {
    return entry.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Receipt that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return statement.hashCode();
  }
}
