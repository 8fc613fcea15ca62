package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.statuslist.BitstringStatusList;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.StackFolder;
import nl.microcredentials.local.StackPlan;
import nl.microcredentials.local.process.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stack for public test suites, used as a suite uses it: by what {@code localConfig.cjs} says,
 * and nothing else.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConformanceIT {

  private static final String SELECTIVE = "ecdsa-sd-2023";
  private static final String STATUS = "BitstringStatusList";

  private static LocalStack stack;
  private static HttpClient http;
  private static JsonNode implementation;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    var random = new SecureRandom();
    stack =
        LocalStack.start(
            StackPlan.of(
                    StackFolder.temporary(Path.of(System.getProperty("microcred.repository"))),
                    Ports.anyFree(random))
                .forConformance(Ports.free(random)),
            random,
            Clock.systemUTC(),
            _ -> {});
    var conformance = stack.conformance().orElseThrow();
    http = HttpClient.newBuilder().sslContext(trusting(conformance.certificate())).build();
    var config = conformance.writeLocalConfig(stack.folder().resolve("localConfig.cjs"));
    implementation = read(Files.readString(config)).at("/implementations/0");
  }

  @AfterAll
  static void stop() {
    stack.close();
    http.shutdownNow();
  }

  /** What stands between {@code module.exports =} and the last semicolon is JSON. */
  private static JsonNode read(String script) {
    var json = script.substring(script.indexOf('{'), script.lastIndexOf(';'));
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static SSLContext trusting(Path certificate)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var pem = Files.newInputStream(certificate)) {
      var read = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      store.setCertificateEntry("issuer", read);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  static Stream<JsonNode> issuers() {
    return implementation.get("issuers").valueStream();
  }

  @ParameterizedTest
  @MethodSource("issuers")
  void every_issuer_issues_and_revokes_under_https(JsonNode issuer) {
    var sent = credential(issuer.get("id").textValue());
    var response = post(URI.create(issuer.get("endpoint").textValue()), request(sent));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    var issued = json(response).get("verifiableCredential");
    assertThat(issued.get("proof").isObject()).isTrue();
    assertThat(issued.get("id")).isEqualTo(sent.get("id"));
    assertThat(issued.get("issuer")).isEqualTo(sent.get("issuer"));
    var tag = issuer.at("/tags/0").textValue();
    if (!tag.equals(SELECTIVE)) {
      assertThat(verify(tag, issued).statusCode()).isEqualTo(200);
    }
    if (issuer.get("tags").toString().contains("vc2.0")) {
      assertThat(issued.has("credentialStatus")).isFalse();
      return;
    }
    var entry = issued.get("credentialStatus");
    assertThat(entry.get("statusListCredential").textValue()).startsWith("https://localhost:");
    assertThat(bit(entry)).isFalse();
    assertThat(post(statusOf(issuer), revocation(issued)).statusCode()).isEqualTo(200);
    assertThat(bit(entry)).isTrue();
  }

  @Test
  void every_suite_finds_whom_it_tests() {
    assertThat(tags("issuers"))
        .contains(
            "vc-api",
            "vc2.0",
            "BitstringStatusList",
            "eddsa-rdfc-2022",
            "eddsa-jcs-2022",
            "ecdsa-rdfc-2019",
            "ecdsa-jcs-2019",
            "ecdsa-sd-2023",
            "Ed25519Signature2020");
    assertThat(tags("verifiers")).containsOnlyOnceElementsOf(tags("issuers").distinct().toList());
    assertThat(tags("vpVerifiers")).contains("vc2.0");
    assertThat(tags("vcHolders")).containsExactlyInAnyOrder("vcHolder", "ecdsa-sd-2023");
    assertThat(tags("didResolvers")).contains("did-key");
  }

  @Test
  void who_asks_for_the_status_learns_of_a_revocation() {
    var issuer = tagged("issuers", STATUS);
    var endpoint = URI.create(issuer.get("endpoint").textValue());
    var sent = credential(issuer.get("id").textValue());
    var issued = json(post(endpoint, request(sent))).get("verifiableCredential");
    assertThat(verify(STATUS, issued).statusCode()).isEqualTo(200);
    post(statusOf(issuer), revocation(issued));
    Eventually.holds(() -> assertThat(verify(STATUS, issued).statusCode()).isEqualTo(400));
  }

  @Test
  void a_holder_derives() {
    var issuer = tagged("issuers", SELECTIVE);
    var sent = credential(issuer.get("id").textValue());
    var base =
        json(post(URI.create(issuer.get("endpoint").textValue()), request(sent)))
            .get("verifiableCredential");
    var derivation = StrictJson.object();
    derivation.putObject("options").putArray("selectivePointers").add("/credentialSubject/id");
    derivation.set("verifiableCredential", base);
    var holder = URI.create(implementation.at("/vcHolders/0/endpoint").textValue());
    var shown = json(post(holder, derivation)).get("verifiableCredential");
    assertThat(shown.at("/credentialSubject/name").isMissingNode()).isTrue();
    assertThat(shown.get("credentialStatus")).isEqualTo(base.get("credentialStatus"));
    assertThat(verify(SELECTIVE, shown).statusCode()).isEqualTo(200);
    assertThat(verify(SELECTIVE, base).statusCode()).isEqualTo(400);
  }

  private static JsonNode tagged(String kind, String tag) {
    return implementation
        .get(kind)
        .valueStream()
        .filter(one -> one.get("tags").valueStream().anyMatch(t -> t.textValue().equals(tag)))
        .findFirst()
        .orElseThrow();
  }

  /** Sends it to the verifier that a suite with this tag would send it to. */
  private static HttpResponse<String> verify(String tag, JsonNode credential) {
    var verifier = tagged("verifiers", tag);
    var request = StrictJson.object();
    request.set("verifiableCredential", credential);
    if (verifier.has("options")) {
      request.set("options", verifier.get("options"));
    }
    return post(URI.create(verifier.get("endpoint").textValue()), request);
  }

  private static Stream<String> tags(String kind) {
    return implementation
        .get(kind)
        .valueStream()
        .flatMap(one -> one.get("tags").valueStream())
        .map(JsonNode::textValue);
  }

  private static ObjectNode credential(String issuer) {
    var credential = StrictJson.object();
    credential.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
    credential.putArray("type").add("VerifiableCredential");
    credential.put("id", "urn:uuid:" + UUID.randomUUID()).put("issuer", issuer);
    credential.putObject("credentialSubject").put("id", "did:example:alice").put("name", "Alice");
    return credential;
  }

  private static ObjectNode request(ObjectNode credential) {
    return StrictJson.object().set("credential", credential);
  }

  private static ObjectNode revocation(JsonNode credential) {
    var update = StrictJson.object();
    update.set("credentialId", credential.get("id"));
    update
        .putArray("credentialStatus")
        .addObject()
        .put("type", "BitstringStatusListEntry")
        .put("status", "1");
    return update;
  }

  private static URI statusOf(JsonNode issuer) {
    return URI.create(issuer.get("endpoint").textValue()).resolve("/vc-api/credentials/status");
  }

  private static HttpResponse<String> post(URI address, ObjectNode json) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(StrictJson.write(json)))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(request + " was not answered", e);
    }
  }

  private static boolean bit(JsonNode entry) {
    var address = URI.create(entry.get("statusListCredential").textValue());
    var list = send(HttpRequest.newBuilder(address).build());
    assertThat(list.statusCode()).isEqualTo(200);
    return BitstringStatusList.decode(json(list).at("/credentialSubject/encodedList").textValue())
        .isSet(Long.parseLong(entry.get("statusListIndex").textValue()));
  }

  private static ObjectNode json(HttpResponse<String> response) {
    return StrictJson.parseObject(response.body().getBytes(StandardCharsets.UTF_8));
  }
}
