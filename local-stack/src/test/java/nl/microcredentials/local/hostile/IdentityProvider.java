package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider whose keys are at an address, and change as a test wants. */
final class IdentityProvider implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String keySet;

  IdentityProvider(String keySet) {
    this.keySet = keySet;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/keys", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = keySet.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
      exchange.getResponseHeaders().set("Cache-Control", "max-age=1");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } finally {
      asked.incrementAndGet();
    }
  }

  /** Where the keys are; they may be kept for a second. */
  String address() {
    return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
  }

  /** From now on it answers with this. */
  void answers(int status, String keySet) {
    this.status = status;
    this.keySet = keySet;
  }

  /** How often somebody has asked for the keys. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
