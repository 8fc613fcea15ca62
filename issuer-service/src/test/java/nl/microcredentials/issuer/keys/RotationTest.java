package nl.microcredentials.issuer.keys;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.issuer.keys.Issuing.DID;
import static nl.microcredentials.issuer.keys.Issuing.await;
import static nl.microcredentials.issuer.keys.Issuing.createdOf;
import static nl.microcredentials.issuer.keys.Issuing.issue;
import static nl.microcredentials.issuer.keys.Issuing.keyOf;
import static nl.microcredentials.issuer.keys.Issuing.resetClock;
import static nl.microcredentials.issuer.keys.Issuing.setClock;
import static nl.microcredentials.issuer.keys.Issuing.setting;
import static nl.microcredentials.issuer.keys.Issuing.signsNow;
import static nl.microcredentials.issuer.keys.Issuing.statusList;
import static nl.microcredentials.issuer.keys.Issuing.verifies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.keystores.FaultySigner;
import nl.microcredentials.issuer.keystores.FaultySigner.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One key follows another by the clock; what the earlier one signed stays good. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(KeyTrouble.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RotationTest {

  /** That of the profile; in others this class is a bean, too. */
  @Inject Clock clock;

  @Inject IssuerConfig config;

  @BeforeEach
  void publish() {
    Completions.publishAchievement();
  }

  @AfterEach
  void repair() {
    FaultySigner.set(Fault.NONE);
    toRegistry("/fault", "none");
    toRegistry("/refused-key", "");
    resetClock();
  }

  private void toRegistry(String path, String body) {
    given().body(body).put(config.registry().url() + path).then().statusCode(204);
  }

  @Test
  void the_newest_key_that_is_valid_signs() {
    assertThat(signsNow()).isEqualTo("key-1");
    setClock(setting("key-3.valid-from").minusSeconds(5));
    assertThat(signsNow()).isEqualTo("key-1");
    setClock(setting("key-3.valid-from"));
    assertThat(signsNow()).isEqualTo("key-3");
    setClock(setting("key-1.valid-until"));
    Issuing.keys(Tokens.UNIVERSITY, "key-admin")
        .statusCode(200)
        .body("keys.find { it.id == 'key-0' }.state", is("revoked"))
        .body("keys.find { it.id == 'key-0' }.store", is("public-key"))
        .body("keys.find { it.id == 'key-1' }.state", is("retired"))
        .body("keys.find { it.id == 'key-3' }.state", is("usable"))
        .body("keys.find { it.id == 'key-4' }.signs", is(true))
        .body("keys.find { it.id == 'key-5' }.state", is("upcoming"))
        .body("keys.find { it.id == 'key-2' }.type", is("P-256"))
        .body("keys.find { it.id == 'key-2' }.signs", is(true));
  }

  @Test
  void a_key_is_published_before_it_signs_and_after() {
    var methods = Issuing.didDocument().json().path("assertionMethod");
    assertThat(methods)
        .extracting(method -> method.textValue().substring((DID + '#').length()))
        .containsExactly("key-1", "key-2", "key-3", "key-4", "key-5");
    setClock(setting("key-1.valid-until"));
    assertThat(Issuing.didDocument().json().path("assertionMethod")).isEqualTo(methods);
  }

  @Test
  void what_the_earlier_key_signed_verifies_when_that_has_ended() {
    var earlier = issue(Completions.fresh());
    assertThat(keyOf(earlier)).isEqualTo("key-1");
    setClock(setting("key-1.valid-until"));
    var later = issue(Completions.fresh());
    assertThat(keyOf(later)).isEqualTo("key-4");
    assertThat(verifies(earlier, clock.instant())).isTrue();
    assertThat(verifies(later, clock.instant())).isTrue();
  }

  @Test
  void a_status_list_is_signed_by_the_present_key_and_not_before_that_is_valid() {
    var credential = issue(Completions.fresh());
    assertThat(keyOf(statusList(credential))).isEqualTo("key-1");
    setClock(setting("key-3.valid-from"));
    var list = statusList(credential);
    assertThat(keyOf(list)).isEqualTo("key-3");
    assertThat(createdOf(list)).isEqualTo(setting("key-3.valid-from"));
    assertThat(verifies(list, clock.instant())).isTrue();
  }

  @Test
  void an_interrupted_intent_is_carried_out_with_the_key_that_is_valid_then() {
    var completion = Completions.fresh();
    FaultySigner.set(Fault.EXCEPTION);
    Completions.report(completion)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", is("urn:microcredential:problem:signing-unavailable"));
    setClock(setting("key-3.valid-from").plusSeconds(60));
    FaultySigner.set(Fault.NONE);
    await(() -> Completions.report(completion).extract().statusCode() == 200);
    var credential = issue(completion);
    assertThat(keyOf(credential)).isEqualTo("key-3");
    assertThat(createdOf(credential)).isEqualTo(setting("key-3.valid-from"));
    assertThat(verifies(credential, clock.instant())).isTrue();
  }

  @Test
  void a_statement_whose_key_has_ended_before_it_arrived_is_signed_anew() {
    toRegistry("/fault", "failed");
    var credential = issue(Completions.fresh());
    var uuid = credential.path("id").textValue().substring("urn:uuid:".length());
    toRegistry("/refused-key", DID + "#key-1");
    setClock(setting("key-1.valid-until").plusSeconds(60));
    toRegistry("/fault", "none");
    await(() -> receipt(uuid).statusCode() == 200);
    var receipt = Receipt.parse(StrictJson.parseObject(receipt(uuid).asString().getBytes(UTF_8)));
    assertThat(receipt.verify(NoteVerifier.parse(config.registry().logKey())).jws().keyId())
        .isEqualTo(DID + "#key-4");
  }

  private static Response receipt(String uuid) {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .get("/v1/credentials/" + uuid + "/receipt");
  }
}
