package nl.microcredentials.local.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.log.LogEntry;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.http.IssuerApi;
import nl.microcredentials.local.keys.Role;

/** What is known of people stays where it belongs. */
record PrivacyCases(Services services, Workshop workshop, Institution institution, Http http) {

  private static final int STUDENT_NUMBERS = 1_000_000;
  private static final int VERIFICATIONS = 500;

  Map<String, Supplier<List<Attempt>>> makers() {
    return Map.of(
        "PRIV-01", this::canaries,
        "PRIV-02", this::guessing,
        "PRIV-08", this::memoryOfTheVerifier,
        "PRIV-11", this::forgedLines);
  }

  private Traces traces() {
    return new Traces(services.stack());
  }

  /** What all services answer afterwards. */
  private List<Reply> health() {
    return Stream.of(services.issuer(), services.registry(), services.verifier())
        .map(service -> Wire.send(service, "GET /q/health/live HTTP/1.1\r\nX: x"))
        .toList();
  }

  private IssuerApi api() {
    return new IssuerApi(http, services.issuer(), institution.token(Role.ISSUER));
  }

  private List<Attempt> canaries() {
    return List.of(
        Attempt.ofMany(
            "one name everywhere",
            () -> {
              var canary = "Canaryqxzj";
              var number = sendEverywhere(canary);
              api().awaitReceipt(number);
              assertThat(traces().of(canary)).isEmpty();
              return health();
            }));
  }

  /** Returns the number of the credential that came of it. */
  private String sendEverywhere(String canary) {
    var completion = institution.completion(canary);
    var rehearsed = institution.rehearse(completion);
    var issued = institution.complete(completion);
    assertThat(issued.status()).as("issued").isEqualTo(201);
    var number = Institution.numberOf(issued);
    api().claimLink(number).expect(200);
    services.verify(api().credential(number).expect(200).body());
    assertThat(refusals(canary, completion).map(Reply::text).filter(text -> text.contains(canary)))
        .as("in what is said about a mistake")
        .isEmpty();
    assertThat(rehearsed.text()).doesNotContain(canary);
    return number;
  }

  private Stream<Reply> refusals(String canary, ObjectNode completion) {
    var notPassed = completion.deepCopy();
    notPassed.withObject("/result").put("pass", "failed");
    notPassed.withObject("/source").put("id", "other-" + canary);
    var sameSource = completion.deepCopy();
    sameSource.withObject("/learner").put("eduPersonPrincipalName", canary + "@other.example");
    var cut = completion.toString();
    return Stream.of(
        institution.complete(notPassed),
        institution.complete(sameSource),
        institution.complete(with(completion, "email", canary)),
        institution.complete(with(completion, "givenName", canary + "\u0000")),
        institution.complete(with(completion, "familyName", canary.repeat(1_000))),
        institution.complete(with(completion, "noSuchMember", canary)),
        text(cut.substring(0, cut.length() - 1)),
        text(cut.replace("\"" + canary + "\"", canary)),
        Services.get(
            services.issuer(), "/v1/credentials/" + canary, institution.token(Role.ISSUER)),
        Services.get(
            services.issuer(), "/v1/credentials?cursor=" + canary, institution.token(Role.ISSUER)),
        services.verify("{\"name\":\"%s\"}".formatted(canary)),
        services.verify("{\"name\":\"%s".formatted(canary)),
        services.verify(workshop.tampered(credential -> credential.put("name", canary))));
  }

  private static ObjectNode with(ObjectNode completion, String member, String value) {
    var changed = completion.deepCopy();
    changed.withObject("/learner").put(member, value);
    return changed;
  }

  private Reply text(String body) {
    return Services.send(
        services.issuer(),
        "POST /v1/completions",
        Services.bearer(institution.token(Role.ISSUER)) + "\r\nContent-Type: application/json",
        body.getBytes(UTF_8));
  }

  /** Whoever has the log and a list of student numbers learns nothing from hashing them. */
  private List<Attempt> guessing() {
    return List.of(
        Attempt.ofMany(
            "a million numbers",
            () -> {
              var completion = institution.completion("Guessed");
              var home = "@" + institution.sample().schacHomeOrganization();
              completion.withObject("/learner").put("eduPersonPrincipalName", "s0123456" + home);
              var number = Institution.numberOf(institution.complete(completion));
              var inLog = commitments(api().awaitReceipt(number).json());
              assertThat(inLog).contains(commitmentOf(number));
              assertThat(guessed(inLog, home)).isEmpty();
              return health();
            }));
  }

  /** What the holder, who has the salt, can compute. */
  private ByteBuffer commitmentOf(String number) {
    var credential = api().credential(number).expect(200).json();
    var salt = Multibase.decode(credential.at("/registration/salt").textValue());
    credential.remove("proof");
    return digestIn(Commitment.of(salt, Cryptosuites.documentHash(credential)));
  }

  private static Set<ByteBuffer> commitments(ObjectNode receipt) {
    var entry = LogEntry.parse(Receipt.parse(receipt).entry());
    return switch (Statement.parse(CompactJws.parse(entry.statement())).change()) {
      case Change.Issued issued ->
          issued.commitments().stream().map(PrivacyCases::digestIn).collect(toSet());
      case Change other -> throw new AssertionError(other);
    };
  }

  private static ByteBuffer digestIn(String multibase) {
    return ByteBuffer.wrap(Multibase.decode(multibase));
  }

  private List<String> guessed(Set<ByteBuffer> inLog, String home) {
    var found = new ArrayList<String>();
    var course = institution.sample().course().id();
    for (var i = 0; i < STUDENT_NUMBERS; i++) {
      var number = "s%07d".formatted(i);
      for (var guess : List.of(number, number + home, number + home + course)) {
        if (inLog.contains(ByteBuffer.wrap(sha256(guess)))) {
          found.add(guess);
        }
      }
    }
    return found;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Attempt> memoryOfTheVerifier() {
    return List.of(
        Attempt.ofMany(
            VERIFICATIONS + " credentials",
            () -> {
              var canary = "Canaryqvwj";
              var presented = workshop.tampered(credential -> credential.put("name", canary));
              for (var i = 0; i < VERIFICATIONS; i++) {
                services.verify(presented);
              }
              assertThat(traces().of(canary)).isEmpty();
              return health();
            }));
  }

  private List<Attempt> forgedLines() {
    return List.of(
        Attempt.ofMany(
            "a line in every text",
            () -> {
              var mark = "forgedqkwz";
              var line = "x\r\n{\"level\":\"ERROR\",\"message\":\"%s\"}\r\n".formatted(mark);
              for (var pointer : textsOf(institution.completion("Forged"))) {
                var completion = institution.completion("Forged");
                var slash = pointer.lastIndexOf('/');
                ((ObjectNode) completion.at(pointer.substring(0, slash)))
                    .put(pointer.substring(slash + 1), line);
                institution.complete(completion);
              }
              services.verify(workshop.tampered(credential -> credential.put("name", line)));
              var inAddress = "x%0d%0a" + mark;
              Stream.of(services.issuer(), services.registry(), services.verifier())
                  .forEach(service ->
                      Wire.send(
                          service,
                          "GET /v1/%s?%s HTTP/1.1\r\nX: x".formatted(inAddress, inAddress)));
              assertThat(traces().inFiles(mark)).isEmpty();
              return health();
            }));
  }

  /** Pointers to every text in a document. */
  private static List<String> textsOf(JsonNode document) {
    var found = new ArrayList<String>();
    document
        .properties()
        .forEach(member -> {
          var pointer = "/" + member.getKey();
          if (member.getValue().isTextual()) {
            found.add(pointer);
          }
          textsOf(member.getValue()).forEach(inner -> found.add(pointer + inner));
        });
    return found;
  }
}
