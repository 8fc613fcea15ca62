package nl.microcredentials.issuer.keystores;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signer;

/** A device with a switch for everything that can be wrong with one. */
public final class FaultySigner implements Signer {

  /** What is wrong. */
  public enum Fault {
    NONE,
    BIT_TURNED,
    TOO_SHORT,
    EXCEPTION,
    HANGS
  }

  /** Of every such signer in this class loader. */
  private static volatile Fault fault = Fault.NONE;

  private static volatile CountDownLatch hanging = new CountDownLatch(0);

  private static final AtomicInteger INSIDE = new AtomicInteger();

  private final Signer signer;

  FaultySigner(Signer signer) {
    this.signer = signer;
  }

  public static void set(Fault wanted) {
    var before = hanging;
    hanging = new CountDownLatch(wanted == Fault.HANGS ? 1 : 0);
    fault = wanted;
    before.countDown();
  }

  /** How many calls are being answered now. */
  public static int inside() {
    return INSIDE.get();
  }

  @Override
  public KeyType keyType() {
    return signer.keyType();
  }

  @Override
  public byte[] sign(byte[] message) {
    INSIDE.incrementAndGet();
    try {
      var present = fault;
      return switch (present) {
        case NONE -> signer.sign(message);
        case BIT_TURNED -> turned(signer.sign(message));
        case TOO_SHORT -> Arrays.copyOf(signer.sign(message), 63);
        case EXCEPTION -> throw new IllegalStateException("the device is away");
        case HANGS -> afterAll(message);
      };
    } finally {
      INSIDE.decrementAndGet();
    }
  }

  private static byte[] turned(byte[] signature) {
    signature[7] ^= 1;
    return signature;
  }

  /** As native code does, it does not care for interruption. */
  private byte[] afterAll(byte[] message) {
    var latch = hanging;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // go on hanging
      }
    }
    return signer.sign(message);
  }
}
