package nl.microcredentials.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.microcredentials.core.json.MalformedInputException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP signed-note. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedNoteTest {

  private static final NoteSigner SIGNER = Notes.signer("log.example/1", 1);
  private static final NoteSigner WITNESS = Notes.signer("witness.example", 2);
  private static final String SIGNED = SIGNER.sign("one\n\ntwo\n").toString();

  /** Key and note that the Go implementation shows in its documentation. */
  @Test
  void another_implementation_s_note_holds() {
    var verifier =
        NoteVerifier.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    var text =
        """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.
        """;
    var note =
        text
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
            + "KvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    assertThat(verifier.verify(SignedNote.parse(note))).isEqualTo(text);
  }

  @Test
  void is_the_same_after_writing_and_reading() {
    var note = SignedNote.parse(SIGNED);

    assertThat(note.text()).isEqualTo("one\n\ntwo\n");
    assertThat(note).hasToString(SIGNED);
    assertThat(SignedNote.parse(note.toBytes())).isEqualTo(note);
  }

  @Test
  void signatures_of_other_keys_are_passed_over() {
    var both = SIGNED + WITNESS.sign("one\n\ntwo\n").signatures().getFirst();
    var note = SignedNote.parse(both.replace("witness", "\u2014 witness") + "\n");

    assertThat(note.signatures()).hasSize(2);
    assertThat(SIGNER.verifier().verify(note)).isEqualTo("one\n\ntwo\n");
    assertThat(WITNESS.verifier().verify(note)).isEqualTo("one\n\ntwo\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 a AAAAAAE=",
        "text\n\u2014 a AAAAAAE=\n",
        "text\n\n- a AAAAAAE=\n",
        "text\n\n\u2014 a  AAAAAAE=\n",
        "text\n\n\u2014  AAAAAAE=\n",
        "text\n\n\u2014 a AAAAAAE= \n",
        "text\n\n\u2014 a AAAAAAE\n",
        "text\n\n\u2014 a AAAAAAF=\n",
        "text\n\n\u2014 a AAAAAA==\n",
        "text\n\n\u2014 a+b AAAAAAE=\n",
        "text\n\n\u2014 a\u00a0b AAAAAAE=\n",
        "text\n\n\u2014 a AAAAAAE=\ngarbage\n",
        "text\r\n\n\u2014 a AAAAAAE=\n",
        "text\n\n\u2014 a AAAAAAE=\r\n",
        "te\txt\n\n\u2014 a AAAAAAE=\n",
        "te\u0000xt\n\n\u2014 a AAAAAAE=\n",
        "\ufefftext\n\n\u2014 a AAAAAAE=\n"
      })
  void refuses(String note) {
    assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(LogRefused.class);
  }

  @Test
  void refuses_what_is_not_utf_8_or_too_much() {
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
        .isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> SignedNote.parse(new byte[1 << 20])).isInstanceOf(LogRefused.class);
    var line = SIGNED.substring(SIGNED.indexOf('\u2014'));
    assertThat(SignedNote.parse(SIGNED + line.repeat(15)).signatures()).hasSize(16);
    assertThatThrownBy(() -> SignedNote.parse(SIGNED + line.repeat(16)))
        .isInstanceOf(LogRefused.class);
  }

  @Test
  void any_changed_byte_is_noticed() {
    var bytes = SIGNED.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> SIGNER.verifier().verify(SignedNote.parse(changed)))
          .isInstanceOf(LogRefused.class);
    }
  }

  @Test
  void a_key_of_the_same_name_is_another_key() {
    var other = Notes.signer("log.example/1", 3).verifier();
    var sameKeyOtherName = new NoteVerifier("log.example/2", SIGNER.verifier().key());

    assertThatThrownBy(() -> other.verify(SignedNote.parse(SIGNED))).isInstanceOf(LogRefused.class);
    assertThatThrownBy(() -> sameKeyOtherName.verify(SignedNote.parse(SIGNED)))
        .isInstanceOf(LogRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void reads_published_keys(String key) {
    assertThat(NoteVerifier.parse(key)).hasToString(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n"
      })
  void refuses_keys_with_typing_errors(String key) {
    assertThatThrownBy(() -> NoteVerifier.parse(key)).isInstanceOf(MalformedInputException.class);
  }
}
