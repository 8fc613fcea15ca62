package nl.microcredentials.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import nl.microcredentials.core.json.StrictJson;

/**
 * A student system that is told what happens. It answers with the status that the path begins with,
 * {@code /200/…}, and shows what it has had at {@code /received}.
 */
final class WebhookReceiver {

  private static final List<String> HEADERS =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature", "content-type");

  private final HttpServer server;
  private final List<String> received = new ArrayList<>();

  private WebhookReceiver(HttpServer server) {
    this.server = server;
  }

  static WebhookReceiver start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var receiver = new WebhookReceiver(server);
    server.createContext("/", receiver::receive);
    server.createContext("/received", receiver::show);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return receiver;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void stop() {
    server.stop(0);
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var json = StrictJson.object().put("path", path);
    HEADERS.forEach(name -> json.put(name, exchange.getRequestHeaders().getFirst(name)));
    json.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    received.add(json.toString());
    exchange.getResponseHeaders().set("Location", url() + "/200/elsewhere");
    exchange.sendResponseHeaders(Integer.parseInt(path.split("/")[1]), -1);
    exchange.close();
  }

  private synchronized void show(HttpExchange exchange) throws IOException {
    var body = received.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
