package nl.microcredentials.registry.log;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.NoteSigner;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.log.SignedNote;
import nl.microcredentials.core.merkle.CompactRange;
import nl.microcredentials.registry.KeyFile;
import nl.microcredentials.registry.RegistryConfig;

/** The name and the key of the log. */
@ApplicationScoped
class LogKey {

  private final NoteSigner signer;

  LogKey(RegistryConfig config) {
    var key = KeyFile.read(config.log().keyFile());
    this.signer =
        new NoteSigner(
            new NoteVerifier(config.log().origin(), Ed25519.publicKeyOf(key)), Ed25519.signer(key));
  }

  NoteVerifier verifier() {
    return signer.verifier();
  }

  SignedNote sign(CompactRange range) {
    var origin = signer.verifier().name();
    return signer.sign(new Checkpoint(origin, range.size(), range.root()).text());
  }
}
