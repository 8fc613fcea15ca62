package nl.microcredentials.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.LogEntry;
import nl.microcredentials.core.log.NoteSigner;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.log.TlogProof;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.Statement;

/**
 * A registry in memory, with real receipts and a switch for faults: {@code PUT /fault} with {@code
 * none}, {@code failed} (500, nothing stored) or {@code stored} (stored, and then 500). {@code PUT
 * /refused-key} with the URL of a key ends that key: 403 for what it signed.
 */
final class RegistryDouble {

  private static final String ORIGIN = "registry.example/log";

  private final HttpServer server;
  private final NoteSigner signer;
  private final List<byte[]> entries = new ArrayList<>();
  private final Map<UUID, Integer> byStatement = new LinkedHashMap<>();
  private String fault = "none";
  private String refusedKey = "";

  private RegistryDouble(HttpServer server) {
    this.server = server;
    var key = Ed25519.generate(new SecureRandom());
    this.signer =
        new NoteSigner(new NoteVerifier(ORIGIN, key.getPublic()), Ed25519.signer(key.getPrivate()));
  }

  static RegistryDouble start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var registry = new RegistryDouble(server);
    server.createContext("/v1/records", registry::append);
    server.createContext("/fault", registry::setFault);
    server.createContext("/refused-key", registry::setRefusedKey);
    server.createContext("/statements", registry::list);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return registry;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  String logKey() {
    return signer.verifier().toString();
  }

  void stop() {
    server.stop(0);
  }

  private synchronized void setFault(HttpExchange exchange) throws IOException {
    fault = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, 204, new byte[0]);
  }

  private synchronized void setRefusedKey(HttpExchange exchange) throws IOException {
    refusedKey = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answer(exchange, 204, new byte[0]);
  }

  private synchronized void list(HttpExchange exchange) throws IOException {
    var array = StrictJson.array();
    entries.forEach(entry ->
        array.add(StrictJson.parse(CompactJws.parse(LogEntry.parse(entry).statement()).payload())));
    answer(exchange, 200, StrictJson.write(array));
  }

  private synchronized void append(HttpExchange exchange) throws IOException {
    var body = StrictJson.parseObject(exchange.getRequestBody().readAllBytes());
    if (fault.equals("failed")) {
      answer(exchange, 500, new byte[0]);
      return;
    }
    var jws = body.get("statement").textValue();
    if (CompactJws.parse(jws).keyId().equals(refusedKey)) {
      answer(exchange, 403, new byte[0]);
      return;
    }
    var id = Statement.parse(CompactJws.parse(jws)).id();
    var known = byStatement.containsKey(id);
    if (!known) {
      byStatement.put(id, entries.size());
      entries.add(new LogEntry(Instant.now().truncatedTo(ChronoUnit.MILLIS), jws).toBytes());
    }
    if (fault.equals("stored")) {
      answer(exchange, 500, new byte[0]);
      return;
    }
    answer(exchange, known ? 200 : 201, StrictJson.write(receipt(byStatement.get(id)).toJson()));
  }

  /** Against a tree of this entry and those before it, as the receipts of the registry are. */
  private Receipt receipt(int index) {
    var hashes = entries.subList(0, index + 1).stream().map(Hash::leaf).toList();
    var path = new ArrayList<Hash>();
    var root = rootAndPathOfLast(hashes, path);
    var note = signer.sign(new Checkpoint(ORIGIN, index + 1L, root).text());
    return Receipt.of(entries.get(index), new TlogProof(index, path, note));
  }

  /** RFC 9162, 2.1.1 and 2.1.3.1, for the last leaf. */
  private static Hash rootAndPathOfLast(List<Hash> leaves, List<Hash> path) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    var left = rootAndPathOfLast(leaves.subList(0, k), new ArrayList<>());
    var right = rootAndPathOfLast(leaves.subList(k, leaves.size()), path);
    path.add(left);
    return Hash.node(left, right);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
