package nl.microcredentials.issuer.batches;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A body that is hashed while it is read, and refused when it becomes too long. */
final class MeasuredBody extends FilterInputStream {

  /** A little less than the server's own limit, which it enforces without saying why. */
  private static final long MAXIMUM = 100_000_000;

  private final MessageDigest sha256;
  private long length;

  MeasuredBody(InputStream body) {
    super(body);
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int requested) throws IOException {
    var read = super.read(buffer, offset, requested);
    if (read > 0) {
      length += read;
      if (length > MAXIMUM) {
        throw BatchRefused.tooLarge("A file has at most 100 MB.");
      }
      sha256.update(buffer, offset, read);
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Of everything that was read. */
  byte[] sha256() {
    return sha256.digest();
  }
}
