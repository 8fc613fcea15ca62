package nl.microcredentials.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.microcredentials.core.merkle.SlowTree;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C2SP tlog-proof. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TlogProofTest {

  private static final NoteSigner LOG = Notes.signer("log.example/1", 1);
  private static final SlowTree TREE = SlowTree.of(13);

  private static TlogProof proof(int index) {
    var checkpoint = new Checkpoint("log.example/1", TREE.n(), TREE.root());
    return new TlogProof(index, TREE.path(index), LOG.sign(checkpoint.text()));
  }

  @Test
  void of_every_leaf_holds_after_writing_and_reading() {
    for (int i = 0; i < TREE.n(); i++) {
      var proof = TlogProof.parse(proof(i).toString());

      assertThat(proof).isEqualTo(proof(i));
      assertThat(proof.verify(TREE.d().get(i), LOG.verifier()).size()).isEqualTo(13);
    }
  }

  @Test
  void of_a_single_leaf_has_no_hashes() {
    var tree = SlowTree.of(1);
    var checkpoint = new Checkpoint("log.example/1", 1, tree.root());
    var proof = new TlogProof(0, tree.path(0), LOG.sign(checkpoint.text()));

    assertThat(proof.toString())
        .startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nlog.example/1\n1\n");
    assertThat(TlogProof.parse(proof.toString())).isEqualTo(proof);
  }

  @Test
  void passes_over_extra_data() {
    var text = proof(5).toString().replace("\nindex", "\nextra aGVsbG8=\nindex");

    assertThat(TlogProof.parse(text)).isEqualTo(proof(5));
  }

  @ParameterizedTest
  @CsvSource({
    "@v1, @v2",
    "'\nindex 5', ''",
    "'\nindex 5', '\nindex 05'",
    "'\nindex 5', '\nindex -5'",
    "'\nindex 5', '\nindex  5'",
    "'\nindex 5', '\nindex 99999999999999999999'",
    "'\nindex 5', '\nindex 5\nindex 5'",
    "'\nindex 5', '\nextra aGVsbG8\nindex 5'",
    "'\nindex 5', '\nextra \nextra \nindex 5'",
    "'\nindex 5', '\nindex 5\nAAAA'",
    "'\nindex 5', '\r\nindex 5'",
    "'\n\n', '\n'",
    "'c2sp', '\n\nc2sp'"
  })
  void refuses_other_spellings(String from, String to) {
    var text = proof(5).toString().replace(from, to == null ? "" : to);

    assertThatThrownBy(() -> TlogProof.parse(text)).isInstanceOf(LogRefused.class);
  }

  @Test
  void does_not_hold_for_another_entry_index_or_log() {
    var proof = proof(5);
    var moved = new TlogProof(6, proof.path(), proof.checkpoint());
    var outside = new TlogProof(13, proof.path(), proof.checkpoint());
    var entry = TREE.d().get(5);

    assertThatThrownBy(() -> proof.verify(TREE.d().get(6), LOG.verifier()))
        .isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> moved.verify(entry, LOG.verifier())).isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> outside.verify(entry, LOG.verifier())).isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> proof.verify(entry, Notes.signer("log.example/2", 1).verifier()))
        .isInstanceOf(LogRefused.class);
  }
}
