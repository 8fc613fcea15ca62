package nl.microcredentials.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.LogEntry;
import nl.microcredentials.core.log.NoteSigner;
import nl.microcredentials.core.log.Notes;
import nl.microcredentials.core.log.TlogProof;
import nl.microcredentials.core.merkle.SlowTree;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.registry.Change.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReceiptTest {

  private static final NoteSigner LOG = Notes.signer("log.example/1", 1);

  /** Issued, suspended, and a leaf of another record between them. */
  private final List<Receipt> receipts =
      receipts(
          List.of(
              Examples.statement(Examples.issued()),
              new Statement(Examples.DID, uuid(8), Examples.NOW, uuid(9), Examples.issued()),
              new Statement(
                  Examples.DID,
                  uuid(10),
                  Examples.NOW,
                  Examples.RECORD,
                  new Change.Suspended(Reason.UNDER_INVESTIGATION, Examples.NOW))));

  private static UUID uuid(int seed) {
    return UUID.nameUUIDFromBytes(new byte[] {(byte) seed});
  }

  private static List<Receipt> receipts(List<Statement> statements) {
    var entries =
        statements.stream()
            .map(s -> s.sign(Examples.KEY_ID, Examples.signer()))
            .map(jws -> new LogEntry(Examples.NOW, jws).toBytes())
            .toList();
    var tree = new SlowTree(entries);
    var checkpoint = LOG.sign(new Checkpoint("log.example/1", tree.n(), tree.root()).text());
    var receipts = new ArrayList<Receipt>();
    for (int i = 0; i < tree.n(); i++) {
      receipts.add(Receipt.of(entries.get(i), new TlogProof(i, tree.path(i), checkpoint)));
    }
    return receipts;
  }

  @Test
  void holds_after_writing_and_reading() {
    var json = StrictJson.parseObject(StrictJson.write(receipts.getFirst().toJson()));

    var registration = Receipt.parse(json).verify(LOG.verifier());

    assertThat(registration.statement()).isEqualTo(Examples.statement(Examples.issued()));
    assertThat(registration.registeredAt()).isEqualTo(Examples.NOW);
    assertThat(registration.checkpoint().size()).isEqualTo(3);
    assertThat(registration.jws().verify(Examples.key().publicKey())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "record, urn:uuid:3b241101-e2bb-4255-8caf-4136c566a963",
    "statement, urn:uuid:3b241101-e2bb-4255-8caf-4136c566a963",
    "registeredAt, 2026-11-23T09:00:01Z",
    "entry, AAAA",
    "entry, e30=e30="
  })
  void does_not_hold_with_another(String member, String value) {
    var json = receipts.getFirst().toJson().put(member, value);

    assertThatThrownBy(() -> Receipt.parse(json).verify(LOG.verifier()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void does_not_hold_with_another_leaf_index_entry_or_log() {
    var receipt = receipts.getFirst();
    var moved = receipt.toJson().put("leafIndex", 1);
    var exchanged = receipt.toJson();
    exchanged.set("entry", receipts.get(1).toJson().get("entry"));

    assertThatThrownBy(() -> Receipt.parse(moved).verify(LOG.verifier()))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> Receipt.parse(exchanged).verify(LOG.verifier()))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> receipt.verify(Notes.signer("log.example/1", 2).verifier()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void of_something_that_is_no_statement_does_not_hold() {
    var entry = new LogEntry(Examples.NOW, "e30.e30.c2ln").toBytes();
    var tree = new SlowTree(List.of(entry));
    var checkpoint = LOG.sign(new Checkpoint("log.example/1", 1, tree.root()).text());
    var proof = new TlogProof(0, List.of(), checkpoint);
    var receipt = new Receipt(uuid(1), uuid(2), 0, Examples.NOW, entry, proof);

    assertThatThrownBy(() -> receipt.verify(LOG.verifier())).isInstanceOf(Refused.class);
  }

  @Test
  void the_proof_of_a_record_holds_in_its_order_only() {
    var first = receipts.getFirst();
    var last = receipts.getLast();
    var proof = new RecordProof(Examples.RECORD, List.of(first, last));

    assertThat(RecordProof.parse(proof.toJson()).verify(LOG.verifier()))
        .extracting(registration -> registration.statement().kind().code())
        .containsExactly("issued", "suspended");
    for (var wrong :
        List.of(
            List.of(last, first),
            List.of(first, first),
            List.of(last),
            List.of(first, receipts.get(1)))) {
      assertThatThrownBy(() -> new RecordProof(Examples.RECORD, wrong).verify(LOG.verifier()))
          .isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> new RecordProof(Examples.RECORD, List.of()))
        .isInstanceOf(Refused.class);
  }
}
