package nl.microcredentials.core.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.microcredentials.core.keys.Signer;

/** Signs notes; {@code verifier} is what others check them with. */
public record NoteSigner(NoteVerifier verifier, Signer signer) {

  /**
   * Returns {@code text} with one signature below it.
   *
   * @param text ends with a line feed
   */
  public SignedNote sign(String text) {
    var signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(
        text, List.of(new NoteSignature(verifier.name(), verifier.keyId(), signature)));
  }
}
