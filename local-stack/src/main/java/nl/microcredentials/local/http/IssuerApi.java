package nl.microcredentials.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.microcredentials.core.json.StrictJson;

/** The issuer as an institution's system uses it. */
public final class IssuerApi {

  private static final Duration REGISTRATION_LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final Http http;
  private final URI issuer;
  private final String token;

  /** Calls {@code issuer} with an access token of one institution. */
  public IssuerApi(Http http, URI issuer, String token) {
    this.http = http;
    this.issuer = issuer;
    this.token = token;
  }

  public Answer complete(ObjectNode completion) {
    return http.post(issuer.resolve("/v1/completions"), token, StrictJson.write(completion));
  }

  /** Hands in a file of completions. */
  public Answer completeAll(Collection<ObjectNode> completions) {
    var lines = completions.stream().map(one -> one + "\n").collect(Collectors.joining());
    return http.post(
        issuer.resolve("/v1/batches"),
        token,
        "application/x-ndjson",
        lines.getBytes(StandardCharsets.UTF_8));
  }

  /** How far a batch is. */
  public Answer batch(String id) {
    return http.get(issuer.resolve("/v1/batches/" + id), token, "application/json");
  }

  /** The ids of what was issued for the rows of a batch, in their order. */
  public List<String> credentialsOf(String batch) {
    var results = issuer.resolve("/v1/batches/" + batch + "/results");
    return http.get(results, token, "application/x-ndjson")
        .expect(200)
        .text()
        .lines()
        .map(line -> StrictJson.parse(line.getBytes(StandardCharsets.UTF_8)))
        .map(row -> row.path("credential").asText())
        .toList();
  }

  /** What the issuer knows of a credential, with the credential in it. */
  public Answer award(String id) {
    return http.get(of(id, ""), token, "application/json");
  }

  /** The credential alone, byte for byte as the learner gets it. */
  public Answer credential(String id) {
    return credential(id, "application/vc");
  }

  /** The same in the form that has this media type. */
  public Answer credential(String id, String mediaType) {
    return http.get(of(id, ""), token, mediaType);
  }

  /** A document of this kind, such as {@code pdf}. */
  public Answer document(String id, String kind) {
    return http.get(of(id, "/" + kind), token, "*/*");
  }

  public Answer receipt(String id) {
    return http.get(of(id, "/receipt"), token, "application/json");
  }

  /** Asks for the receipt until the registry has given one. */
  public Answer awaitReceipt(String id) {
    var deadline = System.nanoTime() + REGISTRATION_LIMIT.toNanos();
    var answer = receipt(id);
    while (answer.status() != 200 && System.nanoTime() < deadline) {
      pause();
      answer = receipt(id);
    }
    return answer.expect(200);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswer("Interrupted while waiting for the registry.", e);
    }
  }

  public Answer history(String id) {
    return http.get(of(id, "/history"), token, "application/json");
  }

  /** A link with which the learner takes the credential into possession. */
  public Answer claimLink(String id) {
    return http.post(of(id, "/claim/link"), token, new byte[0]);
  }

  public Answer revoke(String id, String reason) {
    return http.post(of(id, "/revocation"), token, because(reason));
  }

  public Answer suspend(String id, String reason) {
    return http.post(of(id, "/suspension"), token, because(reason));
  }

  public Answer reinstate(String id) {
    return http.delete(of(id, "/suspension"), token);
  }

  private static byte[] because(String reason) {
    return StrictJson.write(StrictJson.object().put("reason", reason));
  }

  private URI of(String id, String rest) {
    return issuer.resolve("/v1/credentials/" + id.replace("urn:uuid:", "") + rest);
  }
}
