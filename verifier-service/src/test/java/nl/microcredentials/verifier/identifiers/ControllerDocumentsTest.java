package nl.microcredentials.verifier.identifiers;

import static nl.microcredentials.core.identifiers.VerificationRelationship.ASSERTION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.CONTROLLER_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID;
import static nl.microcredentials.core.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.REMOTE_LIMIT_EXCEEDED;
import static nl.microcredentials.core.problem.ProblemType.UNSAFE_URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.microcredentials.core.identifiers.ControlledIdentifierDocument;
import nl.microcredentials.core.identifiers.IdentifierRefused;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethodType;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.Undecided;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer for the document of a controller, and how often they are asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ControllerDocumentsTest {

  private static final String DID = "did:web:hogeschool.example";
  private static final URI URL = URI.create("https://hogeschool.example/.well-known/did.json");
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final KeyPair keys = Ed25519.generate(new SecureRandom());
  private final List<URI> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong nanoseconds = new AtomicLong();
  private Optional<Duration> maxAge = Optional.empty();
  private Supplier<Fetched> answer = () -> json(document(DID));

  private final ControllerDocuments documents =
      new ControllerDocuments(
          this::fetch,
          url -> url.getPort() == 8443,
          Duration.ofHours(1),
          Duration.ofSeconds(5),
          nanoseconds::get);

  private Fetched fetch(URI url) {
    asked.add(url);
    return answer.get();
  }

  private ObjectNode document(String id) {
    return ControlledIdentifierDocument.of(
            id,
            List.of(new VerificationMethod(id + "#key-1", id, keys.getPublic())),
            VerificationMethodType.MULTIKEY,
            EnumSet.of(ASSERTION_METHOD))
        .json();
  }

  private Fetched json(ObjectNode document) {
    return new Fetched(200, "application/did+json", maxAge, StrictJson.write(document));
  }

  /** DIDWEB-10: what servers in trouble answer with is a doubt. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/html | <html>Not found</html>",
        "application/json | <html>Not found</html>",
        "text/html | {\"id\": \"did:web:hogeschool.example\"}",
        "`` | {\"id\": \"did:web:hogeschool.example\"}",
        "application/did+json | []",
        "application/did+json | [{\"id\": \"did:web:hogeschool.example\"}]",
        "application/did+json | {}",
        "application/did+json | {\"id\": null}",
        "application/did+json | {\"id\": {}}",
        "application/did+json | {\"didDocument\": {}}",
        "application/did+json | {\"id\": \"a\", \"id\": \"did:web:hogeschool.example\"}",
        "application/did+json | ``"
      })
  void an_answer_that_is_nobodys_document_is_a_doubt(String mediaType, String body) {
    answer = () -> new Fetched(200, mediaType, maxAge, body.getBytes(StandardCharsets.UTF_8));
    assertUndecided(INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
  }

  @Test
  void a_server_that_cannot_be_reached_is_a_doubt() {
    answer =
        () -> {
          throw FetchRefused.limit("The answer took too long.");
        };
    assertUndecided(REMOTE_LIMIT_EXCEEDED);
    advance(Duration.ofSeconds(5));
    answer =
        () -> {
          throw FetchRefused.retrieval("The document could not be fetched.");
        };
    assertUndecided(CONTROLLER_UNAVAILABLE);
  }

  @Test
  void the_document_of_somebody_else_is_refused() {
    answer = () -> json(document("did:web:diploma-mill.example"));
    assertRefused(INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID);
  }

  /** JWS-29. */
  @Test
  void a_document_with_two_methods_of_one_id_is_refused() {
    var document = document(DID);
    document.withArray("verificationMethod").addObject().put("id", "#key-1");
    answer = () -> json(document);
    assertRefused(INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "did:web:127.1",
        "did:web:localhost",
        "did:web:localhost%3A8444",
        "did:web:a.internal",
        "did:web:good%40evil.test",
        "https://127.0.0.1/issuer",
        "https://2130706433/issuer",
        "https://[::1]/issuer",
        "https://localhost/issuer",
        "https://hogeschool.example@evil.test/issuer",
        "https:///issuer"
      })
  void an_address_that_is_not_on_the_public_internet_is_never_asked(String identifier) {
    var refused = catchThrowableOfType(IdentifierRefused.class, () -> documents.get(identifier));
    assertThat(refused.type()).isEqualTo(UNSAFE_URL);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "did:web:hogeschool.example:..",
        "http://hogeschool.example/issuer",
        "https://hogeschool.example/issuer#key-1",
        "https://hogeschool.example/is suer",
        "https://hogeschool.example/\r\n",
        "https:issuer",
        "file:///etc/passwd"
      })
  void what_is_neither_a_did_web_nor_an_https_address_is_never_asked(String identifier) {
    var refused = catchThrowableOfType(IdentifierRefused.class, () -> documents.get(identifier));
    assertThat(refused.type())
        .isEqualTo(
            identifier.equals("https:issuer") ? UNSAFE_URL : INVALID_VERIFICATION_METHOD_URL);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_operator_may_know_a_host_by_name() {
    answer = () -> json(document("did:web:localhost%3A8443:hogeschool"));
    documents.get("did:web:localhost%3A8443:hogeschool");
    assertThat(asked).containsExactly(URI.create("https://localhost:8443/hogeschool/did.json"));
  }

  @Test
  void a_document_yields_its_key() {
    var method =
        documents.methods(NOW).retrieve(DID + "#key-1", ASSERTION_METHOD, Optional.of(NOW));
    assertThat(method).isEqualTo(new VerificationMethod(DID + "#key-1", DID, keys.getPublic()));
    assertThat(asked).containsExactly(URL);
  }

  @Test
  void a_document_at_an_https_address_yields_its_key() {
    var id = "https://hogeschool.example/issuer?year=2026";
    answer = () -> json(document(id));
    var method = documents.methods(NOW).retrieve(id + "#key-1", ASSERTION_METHOD, Optional.empty());
    assertThat(method.publicKey()).isEqualTo(keys.getPublic());
    assertThat(asked).containsExactly(URI.create(id));
  }

  /** DIDWEB-12. */
  @Test
  void a_deactivated_document_vouches_for_nothing() {
    var result = StrictJson.object();
    result.set("didDocument", document(DID));
    result.putObject("didDocumentMetadata").put("deactivated", true);
    answer = () -> json(result);
    assertThat(documents.get(DID).deactivated()).isTrue();
    var refused =
        catchThrowableOfType(
            IdentifierRefused.class,
            () ->
                documents
                    .methods(NOW)
                    .retrieve(DID + "#key-1", ASSERTION_METHOD, Optional.empty()));
    assertThat(refused.type()).isEqualTo(INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
  }

  @Test
  void a_hundred_readers_of_a_document_cost_one_question() throws Exception {
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100).mapToObj(_ -> readers.submit(() -> documents.get(DID))).toList();
      for (var one : answers) {
        assertThat(one.get().document().id()).isEqualTo(DID);
      }
    }
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    ", 5", // the server does not say
    "0, 5", // no-store
    "60, 60",
    "3600, 3600",
    "315360000, 3600" // ten years
  })
  void a_document_is_kept_as_long_as_its_server_and_we_allow(Long seconds, long kept) {
    maxAge = Optional.ofNullable(seconds).map(Duration::ofSeconds);
    documents.get(DID);
    advance(Duration.ofSeconds(kept).minusNanos(1));
    documents.get(DID);
    assertThat(asked).hasSize(1);
    advance(Duration.ofNanos(1));
    documents.get(DID);
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_refusal_is_kept_for_a_moment_only() {
    maxAge = Optional.of(Duration.ofHours(1));
    answer = () -> new Fetched(200, "text/html", maxAge, new byte[0]);
    assertUndecided(INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    answer = () -> json(document(DID));
    advance(Duration.ofSeconds(5).minusNanos(1));
    assertUndecided(INVALID_CONTROLLED_IDENTIFIER_DOCUMENT);
    assertThat(asked).hasSize(1);
    advance(Duration.ofNanos(1));
    assertThat(documents.get(DID).document().id()).isEqualTo(DID);
  }

  private void advance(Duration step) {
    nanoseconds.addAndGet(step.toNanos());
  }

  private void assertUndecided(ProblemType type) {
    var undecided = catchThrowableOfType(Undecided.class, () -> documents.get(DID));
    assertThat(undecided).isNotNull();
    assertThat(undecided.type()).isEqualTo(type);
  }

  private void assertRefused(ProblemType type) {
    var refused = catchThrowableOfType(IdentifierRefused.class, () -> documents.get(DID));
    assertThat(refused).isNotNull();
    assertThat(refused.type()).isEqualTo(type);
  }
}
