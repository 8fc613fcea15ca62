package nl.microcredentials.registry.issuers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.registry.TrustList;
import nl.microcredentials.registry.AccessTokens;
import nl.microcredentials.registry.Institution;
import nl.microcredentials.registry.KeyFile;
import nl.microcredentials.registry.RegistryConfig;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class IssuersResourceTest {

  @Inject RegistryConfig config;

  private TrustList trustList() {
    var answer = given().get("/trust-list").then().statusCode(200).extract();
    assertThat(answer.contentType()).startsWith("application/jwt");
    var key = Ed25519.publicKeyOf(KeyFile.read(config.trustList().keyFile()));
    return TrustList.verify(answer.asString(), key);
  }

  @Test
  void a_change_is_in_the_next_trust_list() {
    var before = trustList();
    var institution = new Institution().accredited();

    var after = trustList();

    assertThat(after.version()).isGreaterThan(before.version());
    assertThat(after.issuer(institution.did())).contains(institution.entry());
    assertThat(after.issuer()).isEqualTo("https://registry.example");
    assertThat(after.expiresAt()).isEqualTo(after.issuedAt().plusSeconds(24 * 60 * 60));
  }

  @Test
  void the_same_entry_again_is_no_new_version() {
    var institution = new Institution().accredited();
    var before = trustList().version();

    institution.put(institution.entry().toJson()).statusCode(200);

    assertThat(trustList().version()).isEqualTo(before);
  }

  @Test
  void an_unchanged_list_is_not_sent_again() {
    var tag = given().get("/trust-list").header("ETag");

    given().header("If-None-Match", tag).get("/trust-list").then().statusCode(304);
    new Institution().accredited();
    given().header("If-None-Match", tag).get("/trust-list").then().statusCode(200);
  }

  @Test
  void changes_at_the_same_time_all_survive() throws Exception {
    var institutions = new ArrayList<Institution>();
    var calls = new ArrayList<Callable<Institution>>();
    for (int i = 0; i < 8; i++) {
      institutions.add(new Institution());
      calls.add(institutions.getLast()::accredited);
    }
    var before = trustList().version();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(calls)) {
        done.get();
      }
    }

    var after = trustList();
    assertThat(after.version()).isEqualTo(before + 8);
    assertThat(after.issuers())
        .extracting(AccreditedIssuer::id)
        .containsAll(institutions.stream().map(Institution::did).toList());
  }

  @Test
  void published_keys_stay_and_ended_keys_stay_ended() {
    var institution = new Institution().accredited();
    var entry = institution.entry().toJson();
    var ended = institution.entry().toJson();
    ((ObjectNode) ended.at("/keys/0")).put("validUntil", "2021-01-01T00:00:00Z");
    var without = institution.entry().toJson();
    without.putArray("keys");
    var exchanged = institution.entry().toJson();
    ((ObjectNode) exchanged.at("/keys/0")).put("publicKeyMultibase", new Institution().multikey());

    institution.put(without).statusCode(409).body("type", endsWith(":state-conflict"));
    institution.put(exchanged).statusCode(409);
    institution.put(ended).statusCode(200);
    institution.put(entry).statusCode(409);
  }

  @ParameterizedTest
  @CsvSource({
    "/legalName, ''",
    "/sector, po",
    "/countryCode, Nederland",
    "/institutionCode, '30 XX'",
    "/accreditedFrom, yesterday",
    "/accreditedUntil, 2019-01-01T00:00:00Z",
    "/id, did:web:other.example",
    "/more, x",
    "/keys/0/id, did:web:other.example#key-1",
    "/keys/0/publicKeyMultibase, z6Mk",
    "/keys/0/publicKeyMultibase, zzzzzzzzzzzzzzz",
    "/keys/0/validUntil, 2019-01-01T00:00:00Z",
    "/keys/0/more, x"
  })
  void a_malformed_entry_is_refused(String pointer, String value) {
    var institution = new Institution();
    var json = institution.entry().toJson();
    var parent = (ObjectNode) json.at(pointer.substring(0, pointer.lastIndexOf('/')));
    parent.put(pointer.substring(pointer.lastIndexOf('/') + 1), value);

    institution
        .put(json)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", endsWith("#MALFORMED_VALUE_ERROR"));
  }

  @Test
  void only_operators_change_the_list_and_auditors_read_it() {
    var institution = new Institution();
    given()
        .auth()
        .oauth2(AccessTokens.auditor())
        .contentType("application/json")
        .body(institution.entry().toJson().toString())
        .put("/v1/issuers/" + institution.did())
        .then()
        .statusCode(403);
    given().auth().oauth2(AccessTokens.auditor()).get("/v1/issuers").then().statusCode(200);
    given().get("/v1/issuers").then().statusCode(401);
  }
}
