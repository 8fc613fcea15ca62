package nl.microcredentials.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-checkpoint. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckpointTest {

  private static final NoteSigner LOG = Notes.signer("log.example/1", 1);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("log.example/1", 42, Hash.ofEmptyTree());

  @Test
  void is_read_as_it_was_signed() {
    var note = SignedNote.parse(LOG.sign(CHECKPOINT.text()).toBytes());

    assertThat(Checkpoint.verify(note, LOG.verifier())).isEqualTo(CHECKPOINT);
    assertThat(note.text())
        .isEqualTo("log.example/1\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n42\nROOT\n",
        "log.example/2\n42\nROOT\n",
        "log.example/1\n042\nROOT\n",
        "log.example/1\n00\nROOT\n",
        "log.example/1\n-1\nROOT\n",
        "log.example/1\n+42\nROOT\n",
        "log.example/1\n 42\nROOT\n",
        "log.example/1\n\u0664\u0662\nROOT\n",
        "log.example/1\n9999999999999999999\nROOT\n",
        "log.example/1\n42\nROOT\n\n",
        "log.example/1\n42\nROOT\nextension\n",
        "log.example/1\n42\n",
        "log.example/1\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "log.example/1\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "log.example/1\n42\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "\ufefflog.example/1\n42\nROOT\n",
        "log.example/1\r\n42\r\nROOT\r\n"
      })
  void refuses_although_signed(String text) {
    var note = LOG.sign(text.replace("ROOT", Hash.ofEmptyTree().toBase64()));

    assertThatThrownBy(() -> Checkpoint.verify(note, LOG.verifier()))
        .isInstanceOfSatisfying(
            LogRefused.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.LOG_CHECKPOINT_INVALID));
  }

  @Test
  void refuses_the_checkpoint_of_another_log_or_of_another_key() {
    var otherLog = Notes.signer("log.example/2", 1);
    var otherKey = Notes.signer("log.example/1", 2);

    assertThatThrownBy(() -> Checkpoint.verify(otherLog.sign(CHECKPOINT.text()), LOG.verifier()))
        .isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> Checkpoint.verify(otherKey.sign(CHECKPOINT.text()), LOG.verifier()))
        .isInstanceOf(LogRefused.class);
  }
}
