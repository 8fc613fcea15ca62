package nl.microcredentials.issuer.credentials;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.Tokens;
import nl.microcredentials.issuer.WithoutWalletKey;
import nl.microcredentials.issuer.achievements.AchievementExamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An institution without the key that European wallets ask for. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@QuarkusTestResource(value = WithoutWalletKey.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WithoutWalletKeyTest {

  private String id;

  @BeforeEach
  void issue() {
    given()
        .auth()
        .oauth2(Tokens.of(WithoutWalletKey.INSTITUTION, "achievement-admin"))
        .contentType(ContentType.JSON)
        .body(AchievementExamples.QUANTUM_COMPUTING)
        .put("/v1/achievements/" + Completions.ACHIEVEMENT);
    id =
        Completions.report(Completions.fresh(), Tokens.of(WithoutWalletKey.INSTITUTION, "issuer"))
            .statusCode(201)
            .extract()
            .<String>path("id")
            .substring("urn:uuid:".length());
  }

  @Test
  void its_awards_have_no_attestation_and_say_what_there_is() {
    Forms.get(WithoutWalletKey.INSTITUTION, id, "application/dc+sd-jwt")
        .statusCode(406)
        .contentType("application/problem+json")
        .body("type", is("urn:microcredential:problem:not-acceptable"))
        .body(
            "detail",
            is(
                "This credential can be had as application/json, application/vc,"
                    + " application/vc+jwt."));
  }

  @Test
  void who_takes_something_else_too_gets_that() {
    Forms.get(WithoutWalletKey.INSTITUTION, id, "application/dc+sd-jwt, application/vc+jwt;q=0.1")
        .statusCode(200)
        .contentType("application/vc+jwt");
  }

  @Test
  void the_registry_is_told_of_what_there_is() {
    assertThat(Forms.commitments(id)).hasSize(1);
  }
}
