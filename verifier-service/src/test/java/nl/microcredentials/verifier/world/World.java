package nl.microcredentials.verifier.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.LogEntry;
import nl.microcredentials.core.log.NoteSigner;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.log.TlogProof;
import nl.microcredentials.core.merkle.Hash;
import nl.microcredentials.core.merkle.MerkleTree;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.registry.AchievementSummary;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.RecordProof;
import nl.microcredentials.core.registry.Sector;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.core.registry.TrustList;

/**
 * A registry and an issuer on the loopback address: real keys, a real log, real proofs. What they
 * answer can be replaced by anything.
 */
public final class World implements AutoCloseable {

  public static final String ORIGIN = "registry.example/log";
  public static final String LIST = "/status-lists/1";

  /** What is answered at a path instead of the truth. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
  public record Answer(int status, String mediaType, byte[] body) {

    public static Answer json(ObjectNode body) {
      return new Answer(200, "application/vc", StrictJson.write(body));
    }

    public static Answer text(int status, String mediaType, String body) {
      return new Answer(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final String TOKEN_ISSUER = "https://idp.example";

  private final HttpServer server;
  private final KeyPair tokenKeys = rsaKeys();
  private final KeyPair logKeys = Ed25519.generate(new SecureRandom());
  private final KeyPair trustKeys = Ed25519.generate(new SecureRandom());
  private final List<byte[]> leaves = new ArrayList<>();
  private final List<UUID> records = new ArrayList<>();
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

  public final Map<String, Answer> answers = new ConcurrentHashMap<>();
  public final Institution institution = new Institution("did:web:hogeschool.example");
  public final Institution stranger = new Institution("did:web:diploma-mill.example");
  public final Institution former = new Institution("did:web:former.example");
  public int[] revoked = {};
  public Instant now = Instant.now();
  public long trustListVersion = 1;

  public World() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Map<String, String> configuration() {
    var encoder = Base64.getEncoder();
    return Map.of(
        "mp.jwt.verify.publickey", encoder.encodeToString(tokenKeys.getPublic().getEncoded()),
        "mp.jwt.verify.issuer", TOKEN_ISSUER,
        "verifier.registry.url", url(),
        "verifier.registry.log-key", log().toString(),
        "verifier.registry.trust-list-key", Multikey.encode(trustKeys.getPublic()),
        "verifier.registry.trust-list-refresh", "0S",
        "verifier.network.extra-origins", url(),
        "verifier.network.cache-floor", "0S");
  }

  private static KeyPair rsaKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** An access token with one role. */
  public String token(String role) {
    return Jwt.issuer(TOKEN_ISSUER)
        .subject("client")
        .groups(role)
        .expiresIn(Duration.ofMinutes(5))
        .sign(tokenKeys.getPrivate());
  }

  public int requestsTo(String path) {
    return requests.getOrDefault(path, new AtomicInteger()).get();
  }

  public int requests() {
    return requests.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** A credential of {@link #institution} that is in order, and registered. */
  public ObjectNode registeredCredential() {
    return registered(unsigned());
  }

  /** The credential, signed by {@link #institution} and registered. */
  public ObjectNode registered(ObjectNode unsigned) {
    var signed = institution.sign(unsigned, now);
    register(institution, signed, now);
    return signed;
  }

  public ObjectNode unsigned() {
    return institution.credential(ORIGIN, url() + LIST, 94_567, now);
  }

  /**
   * Registers a credential.
   *
   * @param others commitments to other forms of it
   */
  public void register(Institution by, ObjectNode signed, Instant at, String... others) {
    var unsecured = signed.deepCopy();
    unsecured.remove("proof");
    var hash = Cryptosuites.documentHash(unsecured);
    var salt = Multibase.decode(unsecured.at("/registration/salt").asText());
    var commitments = new ArrayList<>(List.of(others));
    commitments.add(Commitment.of(salt, hash));
    var achievement =
        new AchievementSummary(
            "https://hogeschool.example/achievements/data",
            Optional.of("eqf_6"),
            new AchievementSummary.StudyLoad(java.math.BigDecimal.valueOf(5), "ects"),
            List.of());
    state(
        by,
        idOf(signed),
        new Change.Issued(commitments, achievement, Sector.of("hbo").orElseThrow(), now),
        at);
  }

  public void state(Institution by, UUID record, Change change, Instant at) {
    var statement = new Statement(by.did, UUID.randomUUID(), at, record, change);
    var jws = statement.sign(by.keyId, Ed25519.signer(by.keys.getPrivate()));
    leaves.add(new LogEntry(at, jws).toBytes());
    records.add(record);
  }

  public boolean hasRecordOf(ObjectNode credential) {
    return records.contains(idOf(credential));
  }

  public static UUID idOf(ObjectNode credential) {
    return UUID.fromString(credential.path("id").asText().substring("urn:uuid:".length()));
  }

  public static String recordPath(ObjectNode credential) {
    return "/log/proofs/records/" + idOf(credential);
  }

  public NoteVerifier log() {
    return new NoteVerifier(ORIGIN, logKeys.getPublic());
  }

  public NoteSigner logSigner() {
    return new NoteSigner(log(), Ed25519.signer(logKeys.getPrivate()));
  }

  public int logSize() {
    return leaves.size();
  }

  /** Everything about one record against the log of {@code size} leaves. */
  public RecordProof record(UUID id, int size, NoteSigner signer) {
    var receipts = new ArrayList<Receipt>();
    for (var index = 0; index < size; index++) {
      if (records.get(index).equals(id)) {
        var proof = tree().inclusion(index, size);
        var checkpoint = new Checkpoint(signer.verifier().name(), size, tree().root(size));
        receipts.add(
            Receipt.of(
                leaves.get(index),
                new TlogProof(index, proof.path(), signer.sign(checkpoint.text()))));
      }
    }
    return new RecordProof(id, receipts);
  }

  private MerkleTree tree() {
    return new MerkleTree(this::node);
  }

  private Hash node(int height, long index) {
    return height == 0
        ? Hash.leaf(leaves.get((int) index))
        : Hash.node(node(height - 1, index * 2), node(height - 1, index * 2 + 1));
  }

  public TrustList trustList(AccreditedIssuer... issuers) {
    return new TrustList(
        url(), now, now.plus(Duration.ofHours(1)), trustListVersion, List.of(issuers));
  }

  public TrustList trustList() {
    var longAgo = now.minus(Duration.ofDays(1000));
    return trustList(
        institution.accredited(longAgo, Optional.empty()),
        former.accredited(longAgo, Optional.of(now.minus(Duration.ofDays(1)))));
  }

  public String signed(TrustList list) {
    return list.sign("trust-list-1", Ed25519.signer(trustKeys.getPrivate()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    requests.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    var answer = Optional.ofNullable(answers.get(path)).orElseGet(() -> truth(path));
    exchange.getResponseHeaders().set("Content-Type", answer.mediaType);
    exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
    try (var body = exchange.getResponseBody()) {
      body.write(answer.body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer truth(String path) {
    if (path.equals("/trust-list")) {
      return Answer.text(200, "application/jwt", signed(trustList()));
    }
    if (path.equals(LIST)) {
      return Answer.json(institution.sign(institution.statusList(url() + LIST, now, revoked), now));
    }
    if (path.startsWith("/log/proofs/records/")) {
      var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
      return records.contains(id)
          ? Answer.json(record(id, leaves.size(), logSigner()).toJson())
          : Answer.text(404, "application/problem+json", "{}");
    }
    return Answer.text(404, "text/plain", "nothing");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
