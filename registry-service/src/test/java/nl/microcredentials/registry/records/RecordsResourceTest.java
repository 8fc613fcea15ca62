package nl.microcredentials.registry.records;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.registry.Institution.issued;
import static nl.microcredentials.registry.Institution.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Change.Reason;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.RecordProof;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.registry.AccessTokens;
import nl.microcredentials.registry.Institution;
import nl.microcredentials.registry.KeyFile;
import nl.microcredentials.registry.RegistryConfig;
import nl.microcredentials.registry.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RegistryStack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordsResourceTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Inject RegistryConfig config;

  private Institution institution;
  private UUID record;

  @BeforeEach
  void accredit() {
    institution = new Institution().accredited();
    record = UUID.randomUUID();
  }

  private NoteVerifier log() {
    return new NoteVerifier(
        config.log().origin(), Ed25519.publicKeyOf(KeyFile.read(config.log().keyFile())));
  }

  @Test
  void a_statement_gets_a_receipt_that_anybody_can_check() {
    var statement = institution.statement(record, issued());

    var answer = send(institution.sign(statement)).statusCode(201).extract().asByteArray();

    var registration = Receipt.parse(StrictJson.parseObject(answer)).verify(log());
    assertThat(registration.statement()).isEqualTo(statement);
  }

  @Test
  void a_repeated_statement_gets_the_first_receipt_again() {
    var statement = institution.sign(institution.statement(record, issued()));
    var first = send(statement).statusCode(201).extract().asString();
    institution.state(UUID.randomUUID(), issued()).statusCode(201);

    assertThat(send(statement).statusCode(200).extract().asString()).isEqualTo(first);
  }

  @Test
  void a_hundred_identical_statements_at_once_become_one_leaf() throws Exception {
    var statement = institution.sign(institution.statement(record, issued()));
    Callable<String> call =
        () -> {
          var response = send(statement).extract();
          assertThat(response.statusCode()).isIn(200, 201);
          return response.asString();
        };
    var answers = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(100)) {
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(100, call))) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).hasSize(100).containsOnly(answers.getFirst());
    assertThat(proof().entries()).hasSize(1);
  }

  @Test
  void contradicting_statements_at_once_become_one_leaf() throws Exception {
    institution.state(record, issued()).statusCode(201);
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 20; i++) {
      var revoked = new Change.Revoked(Reason.FRAUD, NOW.plusSeconds(i));
      var statement = institution.sign(institution.statement(record, revoked));
      calls.add(() -> send(statement).extract().statusCode());
    }
    var codes = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var code : threads.invokeAll(calls)) {
        codes.add(code.get());
      }
    }

    assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
    assertThat(proof().entries()).hasSize(2);
  }

  private RecordProof proof() {
    var answer = given().get("/log/proofs/records/" + record).then().statusCode(200).extract();
    return RecordProof.parse(StrictJson.parseObject(answer.asByteArray()));
  }

  @Test
  void the_whole_life_of_a_credential_can_be_proven() {
    institution.state(record, issued()).statusCode(201);
    institution
        .state(record, new Change.Suspended(Reason.UNDER_INVESTIGATION, NOW))
        .statusCode(201);
    institution
        .state(record, new Change.Reinstated(Reason.INVESTIGATION_CLOSED, NOW))
        .statusCode(201);
    institution.state(record, renewed()).statusCode(201);
    institution.state(record, new Change.Replaced(UUID.randomUUID(), NOW)).statusCode(201);

    assertThat(proof().verify(log()))
        .extracting(registration -> registration.statement().kind().code())
        .containsExactly("issued", "suspended", "reinstated", "renewed", "replaced");
    given()
        .auth()
        .oauth2(AccessTokens.auditor())
        .get("/v1/records/{id}/history", record)
        .then()
        .statusCode(200)
        .body("status", is("replaced"))
        .body("events.kind", contains("issued", "suspended", "reinstated", "renewed", "replaced"))
        .body("events[1].reason", is("under-investigation"));
  }

  @Test
  void impossible_statements_are_refused() {
    var revoked = new Change.Revoked(Reason.FRAUD, NOW);
    conflict(institution.statement(record, revoked));
    institution.state(record, issued()).statusCode(201);
    conflict(institution.statement(record, issued()));
    conflict(institution.statement(record, new Change.Reinstated(Reason.OTHER, NOW)));
    institution.state(record, new Change.Suspended(Reason.OTHER, NOW)).statusCode(201);
    conflict(institution.statement(record, renewed()));
    institution.state(record, revoked).statusCode(201);
    conflict(institution.statement(record, revoked));
    conflict(institution.statement(record, new Change.Suspended(Reason.OTHER, NOW)));
    conflict(institution.statement(record, new Change.Replaced(UUID.randomUUID(), NOW)));
    conflict(institution.statement(record, renewed()));

    assertThat(proof().entries()).hasSize(3);
  }

  private static Change renewed() {
    return new Change.Renewed(issued().commitments(), NOW);
  }

  private void conflict(Statement statement) {
    send(institution.sign(statement))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", endsWith(":state-conflict"));
  }

  @Test
  void another_statement_with_the_same_id_is_refused() {
    var first = institution.statement(record, issued());
    send(institution.sign(first)).statusCode(201);

    conflict(
        new Statement(
            first.issuer(),
            first.id(),
            first.issuedAt(),
            record,
            new Change.Revoked(Reason.FRAUD, NOW)));
  }

  @Test
  void the_record_of_another_institution_cannot_be_touched() {
    institution.state(record, issued()).statusCode(201);
    var other = new Institution().accredited();

    notAuthentic(other.sign(other.statement(record, new Change.Revoked(Reason.FRAUD, NOW))));
    notAuthentic(other.sign(other.statement(record, issued())));
  }

  private static void notAuthentic(String statement) {
    send(statement).statusCode(403).body("type", endsWith(":statement-not-authentic"));
  }

  @Test
  void only_accredited_issuers_with_their_present_key_are_heard() {
    var unknown = new Institution();
    notAuthentic(unknown.sign(unknown.statement(record, issued())));

    var good = institution.sign(institution.statement(record, issued()));
    var otherSignature = good.substring(0, good.lastIndexOf('.')) + ".".repeat(1);
    var stolen = institution.sign(institution.statement(record, issued()));
    notAuthentic(otherSignature + stolen.substring(stolen.lastIndexOf('.') + 1));
    var forger = new Institution();
    var otherKey = Ed25519.generate(new SecureRandom());
    notAuthentic(
        new Statement(institution.did(), UUID.randomUUID(), NOW, record, issued())
            .sign(institution.did() + "#key-2", Ed25519.signer(otherKey.getPrivate())));
    notAuthentic(
        good.substring(0, good.lastIndexOf('.'))
            + forger.sign(forger.statement(record, issued())).replaceAll(".*\\.", "."));

    var ended = institution.entry().toJson().put("accreditedUntil", "2021-01-01T00:00:00Z");
    institution.put(ended).statusCode(200);
    notAuthentic(good);
  }

  @Test
  void a_statement_from_the_future_is_refused() {
    var statement =
        new Statement(
            institution.did(),
            UUID.randomUUID(),
            Instant.now().plus(Duration.ofMinutes(6)),
            record,
            issued());

    send(institution.sign(statement))
        .statusCode(400)
        .body("type", endsWith("#MALFORMED_VALUE_ERROR"));
  }

  @Test
  void what_is_no_statement_is_refused() {
    for (var text : List.of("", "a", "a.b.c", "....", "e30.e30.", "é.é.é", "x".repeat(66_000))) {
      send(text).statusCode(400).contentType("application/problem+json");
    }
  }

  @Test
  void an_unknown_record_is_not_registered() {
    given()
        .get("/log/proofs/records/" + record)
        .then()
        .statusCode(404)
        .body("type", endsWith(":not-registered"));
    given().get("/log/proofs/records/1-1-1-1-1").then().statusCode(400);
    given()
        .auth()
        .oauth2(AccessTokens.operator())
        .get("/v1/records/{id}/history", record)
        .then()
        .statusCode(404)
        .body("type", endsWith(":not-registered"));
  }
}
