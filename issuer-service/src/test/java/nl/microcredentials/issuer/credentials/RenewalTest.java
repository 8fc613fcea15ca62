package nl.microcredentials.issuer.credentials;

import static nl.microcredentials.issuer.credentials.CredentialRequests.REASON;
import static nl.microcredentials.issuer.credentials.CredentialRequests.await;
import static nl.microcredentials.issuer.credentials.CredentialRequests.credential;
import static nl.microcredentials.issuer.credentials.CredentialRequests.get;
import static nl.microcredentials.issuer.credentials.CredentialRequests.history;
import static nl.microcredentials.issuer.credentials.CredentialRequests.owner;
import static nl.microcredentials.issuer.credentials.CredentialRequests.post;
import static nl.microcredentials.issuer.credentials.CredentialRequests.registered;
import static nl.microcredentials.issuer.credentials.CredentialRequests.renew;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.log.LogEntry;
import nl.microcredentials.core.registry.Change;
import nl.microcredentials.core.registry.Change.Kind;
import nl.microcredentials.core.registry.Commitment;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.core.registry.Statement;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.status.PublishedLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenewalTest {

  /** What may differ between two editions; everything else is the same. */
  private static final Set<String> OF_THE_EDITION =
      Set.of("validFrom", "issuer", "registration", "proof");

  private String id;

  @BeforeEach
  void issue() {
    Completions.publishAchievement();
    id = Completions.issued();
  }

  @Test
  void the_next_edition_says_the_same_under_the_same_id_from_a_later_time() {
    var first = credential(id);
    renew(id, 1).statusCode(200).body("edition", is(2)).body("id", is("urn:uuid:" + id));
    var second = credential(id);
    assertThat(time(second)).isAfter(time(first));
    assertThat(second.at("/registration/salt")).isNotEqualTo(first.at("/registration/salt"));
    assertThat(second.get("proof")).isNotEqualTo(first.get("proof"));
    assertThat(common(second)).isEqualTo(common(first));
    assertThat(history(id)).containsExactly("issued", "renewed");
  }

  private static Instant time(ObjectNode credential) {
    return Instant.parse(credential.get("validFrom").textValue());
  }

  private static ObjectNode common(ObjectNode credential) {
    return credential.deepCopy().without(OF_THE_EDITION);
  }

  @Test
  void the_registry_is_committed_to_the_present_edition() {
    renew(id, 1).statusCode(200);
    await(() -> registered(id).equals(List.of("issued", "renewed")));
    get(id, "").body("registration.state", is("registered"));
    var receipt =
        Receipt.parse(StrictJson.parseObject(get(id, "/receipt").extract().asByteArray()));
    var statement = Statement.parse(CompactJws.parse(LogEntry.parse(receipt.entry()).statement()));
    var unsecured = credential(id);
    unsecured.remove("proof");
    var salt = Multibase.decode(unsecured.at("/registration/salt").textValue());
    assertThat(((Change.Renewed) statement.change()).commitments())
        .containsExactly(Commitment.of(salt, Cryptosuites.documentHash(unsecured)));
  }

  @Test
  void the_same_renewal_again_gives_the_same_edition() {
    renew(id, 1).statusCode(200).body("edition", is(2));
    var second = credential(id);
    renew(id, 1).statusCode(200).body("edition", is(2));
    assertThat(credential(id)).isEqualTo(second);
    renew(id, 3).statusCode(409).body("detail", containsString("edition of the credential is 2"));
    renew(id, 2).statusCode(200).body("edition", is(3));
    renew(id, 1).statusCode(409);
    assertThat(history(id)).containsExactly("issued", "renewed", "renewed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"edition\": null}",
        "{\"edition\": 0}",
        "{\"edition\": \"1\"}",
        "{\"edition\": 1.5}",
        "{\"edition\": 99999999999}",
        "{\"edition\": 1, \"reason\": \"x\"}"
      })
  void the_edition_must_be_named(String body) {
    post(id, "/renewal", body).statusCode(400);
    assertThat(history(id)).containsExactly("issued");
  }

  @Test
  void of_many_renewals_at_once_one_is_made() throws Exception {
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 16; i++) {
      calls.add(() -> renew(id, 1).statusCode(200).extract().path("credential.validFrom"));
    }
    var times = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var time : threads.invokeAll(calls)) {
        times.add(time.get());
      }
    }
    assertThat(times).hasSize(1);
    assertThat(history(id)).containsExactly("issued", "renewed");
  }

  @Test
  void a_revocation_revokes_every_edition() {
    renew(id, 1).statusCode(200);
    var entry = PublishedLists.entryOf(id);
    assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index())).isFalse();
    post(id, "/revocation", REASON).statusCode(200);
    assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index())).isTrue();
    assertThat(PublishedLists.entryOf(id)).isEqualTo(entry);
  }

  @Test
  void what_was_begun_before_a_crash_is_carried_out_unasked() throws Exception {
    renew(id, 1).statusCode(200);
    var second = credential(id);
    // as if the service had been killed between intent and signature
    owner(
        "delete from issuer.statement where award_id = '%s' and kind = 'renewed'".formatted(id),
        "update issuer.award set edition = 1 where id = '%s'".formatted(id),
        "update issuer.edition set state = 'INTENDED', credential = null, issued_at = null"
            + " where award_id = '%s'".formatted(id));
    get(id, "").body("edition", is(1));
    await(() -> get(id, "").extract().<Integer>path("edition") == 2);
    assertThat(credential(id)).isEqualTo(second);
    assertThat(history(id)).containsExactly("issued", "renewed");
  }

  /** 50 times: whichever comes first, in the end it is revoked, for the registry too. */
  @Test
  void a_renewal_that_races_with_a_revocation_never_resurrects() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 50; i++) {
        id = Completions.issued();
        var entry = PublishedLists.entryOf(id);
        var renewing = threads.submit(() -> renew(id, 1).extract().statusCode());
        // later and later, from before the signature to after it
        LockSupport.parkNanos(i * 2_000_000L);
        var revoking = threads.submit(() -> post(id, "/revocation", REASON).extract().statusCode());
        assertThat(revoking.get()).isEqualTo(200);
        assertThat(renewing.get()).isIn(200, 409);
        var won = renewing.get() == 200;
        get(id, "").body("status", is("revoked")).body("edition", is(won ? 2 : 1));
        assertThat(history(id))
            .isEqualTo(
                won ? List.of("issued", "renewed", "revoked") : List.of("issued", "revoked"));
        assertThat(PublishedLists.credential(entry.list()).statuses().isSet(entry.index()))
            .isTrue();
        renew(id, won ? 2 : 1).statusCode(409);
        arrivesPossible(history(id));
      }
    }
  }

  private void arrivesPossible(List<String> events) {
    await(() -> registered(id).size() == events.size());
    Optional<RecordStatus> status = Optional.empty();
    for (var kind : registered(id)) {
      status = RecordStatus.after(status, Kind.of(kind).orElseThrow());
      assertThat(status).isPresent();
    }
    assertThat(status).contains(RecordStatus.REVOKED);
  }
}
