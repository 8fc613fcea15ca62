package nl.microcredentials.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import nl.microcredentials.core.keys.Ed25519;

/** Reads private keys. */
public final class KeyFile {

  private KeyFile() {}

  public static PrivateKey read(Path file) {
    try {
      return Ed25519.readPrivateKey(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key file " + file, e);
    }
  }
}
