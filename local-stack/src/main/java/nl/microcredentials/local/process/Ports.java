package nl.microcredentials.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Where the parts of one stack listen, all on the loopback interface. */
public record Ports(int issuer, int registry, int verifier, int database) {

  /** The ports that the documentation names; the database is nobody else's business. */
  public static Ports documented(RandomGenerator random) {
    return new Ports(8081, 8082, 8083, free(random, new HashSet<>()));
  }

  /** Ports that no other stack uses, so that several can run at once. */
  public static Ports anyFree(RandomGenerator random) {
    var taken = new HashSet<Integer>();
    return new Ports(
        free(random, taken), free(random, taken), free(random, taken), free(random, taken));
  }

  /** One more free port. */
  public static int free(RandomGenerator random) {
    return free(random, new HashSet<>());
  }

  /**
   * Looks below the range from which systems take the ports of outgoing connections: such a port
   * stays free until it is used, and while a service that has it is being restarted.
   */
  private static int free(RandomGenerator random, Set<Integer> taken) {
    while (true) {
      var port = random.nextInt(20_000, 32_000);
      if (isFree(port) && taken.add(port)) {
        return port;
      }
    }
  }

  /** Refuses ports that somebody listens on. */
  public void requireFree() {
    requireFree("issuer", issuer);
    requireFree("registry", registry);
    requireFree("verifier", verifier);
  }

  /** Refuses a port that somebody listens on. */
  public static void requireFree(String service, int port) {
    if (!isFree(port)) {
      throw new CannotStart(
          "Port %d, which the %s needs, is in use; stop what listens there (lsof -i :%d) and try again."
              .formatted(port, service, port));
    }
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
