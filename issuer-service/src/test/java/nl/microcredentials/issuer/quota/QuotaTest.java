package nl.microcredentials.issuer.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.StandingClock;
import nl.microcredentials.issuer.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each client of each institution may send so much in a while. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@TestProfile(QuotaTest.ThreeAtOnce.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotaTest {

  private static final int BURST = 3;

  /** Afterwards one every second. */
  public static class ThreeAtOnce implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(StandingClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("http.quota.requests-per-second", "1", "http.quota.burst", "" + BURST);
    }
  }

  @BeforeEach
  void forget_what_was_before() {
    passes(Duration.ofHours(1));
  }

  private static void passes(Duration duration) {
    var clock = (StandingClock) Arc.container().instance(Clock.class).get();
    clock.forward(duration);
  }

  private static String tokenOf(String institution, String client) {
    return Tokens.sign(
        Tokens.claims(institution + ".example").claim("client_id", client).groups("issuer"));
  }

  private static Response get(String token) {
    return given().auth().oauth2(token).get("/v1/achievements?limit=1");
  }

  private static void useUp(String token) {
    for (int i = 0; i < BURST; i++) {
      assertThat(get(token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void who_sends_more_is_told_when_to_come_back() {
    var token = tokenOf(Tokens.UNIVERSITY, "osiris");
    useUp(token);
    get(token)
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .body("type", is("urn:microcredential:problem:quota-exceeded"));
    passes(Duration.ofSeconds(1));
    assertThat(get(token).statusCode()).isEqualTo(200);
  }

  @Test
  void other_clients_and_other_institutions_have_quotas_of_their_own() {
    useUp(tokenOf(Tokens.UNIVERSITY, "osiris"));
    assertThat(get(tokenOf(Tokens.UNIVERSITY, "osiris")).statusCode()).isEqualTo(429);
    assertThat(get(tokenOf(Tokens.UNIVERSITY, "brightspace")).statusCode()).isEqualTo(200);
    assertThat(get(tokenOf(Tokens.APPLIED, "osiris")).statusCode()).isEqualTo(200);
  }

  @Test
  void who_may_not_call_at_all_is_told_so_and_uses_up_nothing() {
    var auditor =
        Tokens.sign(
            Tokens.claims(Tokens.UNIVERSITY + ".example")
                .claim("client_id", "osiris")
                .groups("nothing"));
    for (int i = 0; i <= BURST; i++) {
      assertThat(get(auditor).statusCode()).isEqualTo(403);
      assertThat(get("x.y.z").statusCode()).isEqualTo(401);
    }
    useUp(tokenOf(Tokens.UNIVERSITY, "osiris"));
  }

  @Test
  void what_is_public_has_no_quota() {
    for (int i = 0; i < 2 * BURST; i++) {
      given().get("/universiteit-aan-zee/did.json").then().statusCode(200);
    }
  }
}
