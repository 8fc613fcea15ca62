package nl.microcredentials.issuer.claiming;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.IssuerEnvironment;
import nl.microcredentials.issuer.MailServer;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the message to the credential in the learner's hands. */
@QuarkusTest
@QuarkusTestResource(IssuerEnvironment.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimResourceTest {

  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final String BASE = "http://localhost:8081";
  private static final Pattern LINK = Pattern.compile(BASE + "(/claims/[A-Za-z0-9_-]{27})\\?");

  @Inject DataSource database;

  private ObjectNode completion;
  private String id;

  @BeforeEach
  void award() {
    Completions.publishAchievement();
    award(Completions.fresh());
  }

  private void award(ObjectNode completion) {
    this.completion = completion;
    this.id =
        Completions.report(completion).statusCode(201).extract().<String>path("id").substring(9);
  }

  @Nested
  class Nobody_sees_anything {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "x",
          "AAAAAAAAAAAAAAAAAAAAAAAAAAA",
          "%00",
          "%3Cscript%3E",
          "..%2f..",
          "é",
          "%ff"
        })
    void with_a_code_that_there_is_not(String code) {
      for (var path : List.of("", "/credential", "/credential/open-badge.json")) {
        var answer =
            page()
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/claims/" + code + path);
        assertThat(answer.statusCode()).isIn(303, 400, 404);
        assertThat(answer.asString()).doesNotContain("<script>", "Exception");
      }
    }

    @Test
    void before_the_button_was_pressed() {
      var link = linkInMail(1);
      page()
          .get(link)
          .then()
          .statusCode(200)
          .header("Cache-Control", "no-store")
          .header("Referrer-Policy", "no-referrer")
          .header("Content-Security-Policy", startsWith("default-src 'none'"))
          .body(containsString("universiteit-aan-zee"))
          .body(not(containsString(name())))
          .body(not(containsString("Quantum")));
      page().redirects().follow(false).get(link + "/credential").then().statusCode(303);
      page()
          .redirects()
          .follow(false)
          .get(link + "/credential/open-badge.json")
          .then()
          .statusCode(303);
      claim().body("state", is("unclaimed"));
    }

    @Test
    void with_the_session_of_another_credential() {
      var own = linkInMail(1);
      var session = open(own);
      award(Completions.fresh());
      var other = linkInMail(1);
      page()
          .cookie("claim", session)
          .redirects()
          .follow(false)
          .get(other + "/credential")
          .then()
          .statusCode(303);
    }

    @Test
    void with_a_link_that_was_used() {
      var link = linkInMail(1);
      open(link);
      page().get(link).then().statusCode(200).body(containsString("This link was used before"));
      page()
          .redirects()
          .follow(false)
          .post(link)
          .then()
          .statusCode(303)
          .header("Set-Cookie", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void after_the_learner_has_stopped_sharing() {
      var link = linkInMail(1);
      var session = open(link);
      share(link, session, true);
      var shared = sharedAddress(link, session);
      page().get(shared).then().statusCode(200).body(containsString(name()));
      share(link, session, false);
      page().get(shared).then().statusCode(404).body(not(containsString(name())));
      page().get(shared + "/open-badge.json").then().statusCode(404);
      share(link, session, true);
      assertThat(sharedAddress(link, session)).isNotEqualTo(shared);
    }
  }

  @Test
  void a_message_in_two_languages_leads_to_the_credential_once() {
    var text = await(1).getFirst();
    assertThat(text)
        .startsWith("Microcredential: Introduction to Quantum Computing")
        .contains("Beste " + name(), "Dear " + name());
    var link = linkInMail(1);
    var session = open(link);
    page()
        .cookie("claim", session)
        .get(link + "/credential")
        .then()
        .statusCode(200)
        .body(containsString(name()))
        .body(containsString("Introduction to Quantum Computing"))
        .body(containsString("3 EC"));
    var file =
        page()
            .cookie("claim", session)
            .get(link + "/credential/open-badge.json")
            .then()
            .statusCode(200)
            .contentType("application/vc")
            .header("Content-Disposition", startsWith("attachment"))
            .extract()
            .asString();
    var issued =
        given()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .accept("application/vc")
            .get("/v1/credentials/" + id)
            .asString();
    assertThat(file).isEqualTo(issued);
    claim().body("state", is("claimed")).body("invitations", is(1));
  }

  @Test
  void every_file_that_the_page_offers_can_be_had_and_others_get_two_of_them() {
    var link = linkInMail(1);
    var session = open(link);
    assertThat(typesOf(link, session))
        .containsExactly(
            "application/pdf",
            "image/png",
            "image/svg+xml",
            "application/vc",
            "application/vc+jwt",
            "application/dc+sd-jwt",
            "application/jose+json");
    share(link, session, true);
    assertThat(typesOf(sharedAddress(link, session), session))
        .containsExactly("application/pdf", "application/vc");
    page().get(sharedAddress(link, session) + "/wallet.sd-jwt").then().statusCode(404);
    page().cookie("claim", session).get(link + "/credential/secrets").then().statusCode(404);
  }

  private static List<String> typesOf(String page, String session) {
    var address = page.contains("/claims/") ? page + "/credential" : page;
    var html = page().cookie("claim", session).get(address).asString();
    return Pattern.compile("href=\"" + BASE + "([^\"]+)\" download>([^<]+)<")
        .matcher(html)
        .results()
        .map(file -> {
          assertThat(file.group(2)).contains("(");
          var path = file.group(1).replace("&amp;", "&");
          return page()
              .cookie("claim", session)
              .get(path)
              .then()
              .statusCode(200)
              .header("Content-Disposition", startsWith("attachment"))
              .extract()
              .contentType();
        })
        .toList();
  }

  @Test
  void the_cookie_is_for_these_pages_alone_and_for_no_script() {
    var link = linkInMail(1);
    var cookie = page().redirects().follow(false).post(link).then().statusCode(303).extract();
    assertThat(cookie.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=3600")
        .containsIgnoringCase("path=" + link);
  }

  @Test
  void the_page_speaks_the_language_of_the_reader() {
    var link = linkInMail(1);
    for (var language : List.of("nl", "nl-BE,fr;q=0.5", "fr", "")) {
      page(language).get(link).then().body(containsString("Je microcredential staat klaar"));
    }
    for (var language : List.of("en", "en-GB,nl;q=0.5", "de,en;q=0.3")) {
      page(language)
          .get(link)
          .then()
          .header("Content-Language", "en")
          .body(containsString("Your microcredential is ready"));
    }
    page("nl").get(link + "?lang=en").then().body(containsString("<html lang=\"en\">"));
  }

  @Test
  void what_stands_in_names_is_text_and_nothing_else() {
    award(
        Completions.fresh(
            json -> json.withObject("/learner").put("familyName", "</title><script>alert(1)")));
    var link = linkInMail(1);
    var session = open(link);
    share(link, session, true);
    for (var address : List.of(link + "/credential", sharedAddress(link, session))) {
      page()
          .cookie("claim", session)
          .get(address)
          .then()
          .statusCode(200)
          .body(not(containsString("<script>")))
          .body(containsString("&lt;script&gt;"));
    }
  }

  @Test
  void whoever_has_an_old_link_can_have_a_new_one_sent_to_the_learner() throws SQLException {
    var link = linkInMail(1);
    open(link);
    page().post(link + "/another").then().statusCode(200);
    assertThat(await(1)).as("not so soon after the first").hasSize(1);
    sql("update issuer.claim set last_invited_at = now() - interval '11 minutes'");
    page().post(link + "/another").then().statusCode(200);
    var another = linkInMail(2);
    assertThat(another).isNotEqualTo(link);
    open(another);
  }

  @Test
  void a_link_is_too_old_after_thirty_days_and_the_award_stays() throws SQLException {
    var link = linkInMail(1);
    sql("update issuer.claim_code set expires_at = now() - interval '1 second'");
    page().get(link).then().statusCode(200).body(containsString("This link was used before"));
    page().post(link + "/another").then().statusCode(200);
    claim().body("state", is("unclaimed"));
  }

  @Test
  void learners_who_do_not_claim_are_reminded_twice_and_not_more() throws SQLException {
    var first = linkInMail(1);
    for (int sent = 2; sent <= 3; sent++) {
      sql("update issuer.claim set next_invitation_at = now()");
      assertThat(await(sent)).hasSize(sent);
    }
    claim()
        .body("invitations", is(3))
        .body("$", not(org.hamcrest.Matchers.hasKey("nextInvitationAt")));
    open(first);
  }

  @Test
  void nobody_is_reminded_of_what_was_revoked_or_claimed() throws SQLException {
    await(1);
    given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"issued-in-error\"}")
        .post("/v1/credentials/" + id + "/revocation")
        .then()
        .statusCode(200);
    sql("update issuer.claim set next_invitation_at = now()");
    awaitNothingDue();
    assertThat(await(1)).hasSize(1);
  }

  @Test
  void an_institution_gets_a_link_for_a_learner_without_mail() {
    award(Completions.fresh(json -> json.withObject("/learner").remove("email")));
    awaitNothingDue();
    claim().body("invitations", is(0)).body("lastProblem", containsString("no address"));
    var link =
        page()
            .auth()
            .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
            .accept(ContentType.JSON)
            .post("/v1/credentials/" + id + "/claim/link")
            .then()
            .statusCode(200)
            .body("validForDays", is(30))
            .extract()
            .<String>path("link");
    open(link.substring(BASE.length()));
  }

  @Test
  void another_institution_finds_nothing() {
    for (var path : List.of("/claim/link", "/claim/invitation")) {
      page()
          .auth()
          .oauth2(Tokens.of(Tokens.APPLIED, "issuer"))
          .accept(ContentType.JSON)
          .post("/v1/credentials/" + id + path)
          .then()
          .statusCode(404);
    }
  }

  @Test
  void no_code_and_no_session_can_be_read_from_the_database() throws SQLException {
    var link = linkInMail(1);
    var session = open(link);
    var code = link.substring("/claims/".length());
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select coalesce(string_agg(t::text, ' '), '') from (
                  select row_to_json(c)::text from issuer.claim c
                  union all select row_to_json(c)::text from issuer.claim_code c
                  union all select row_to_json(c)::text from issuer.claim_session c) t
                """)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isNotEmpty().doesNotContain(code).doesNotContain(session);
    }
  }

  @Test
  void the_button_for_another_site_carries_what_that_site_asks_for() {
    var link = linkInMail(1);
    var session = open(link);
    share(link, session, true);
    page()
        .cookie("claim", session)
        .get(link + "/credential")
        .then()
        .body(containsString("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME"))
        .body(containsString("certId=urn%3Auuid%3A" + id));
  }

  private String name() {
    return completion.at("/learner/givenName").textValue()
        + ' '
        + completion.at("/learner/familyName").textValue();
  }

  /** The link in the n-th message to the learner. */
  private String linkInMail(int n) {
    var matcher = LINK.matcher(await(n).get(n - 1));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** Until so many messages have arrived, and the service knows it. */
  private List<String> await(int messages) {
    var address = completion.at("/learner/email").textValue();
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      var texts = MailServer.running().textsTo(address);
      if (texts.size() >= messages && claim().extract().<Integer>path("invitations") >= messages) {
        return texts;
      }
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void awaitNothingDue() {
    var end = System.nanoTime() + PATIENCE_NANOS;
    while (claim().extract().path("lastProblem") == null) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Presses the button, and returns the session that begins. */
  private static String open(String link) {
    return page()
        .redirects()
        .follow(false)
        .post(link)
        .then()
        .statusCode(303)
        .extract()
        .cookie("claim");
  }

  private static void share(String link, String session, boolean on) {
    page()
        .cookie("claim", session)
        .contentType(ContentType.URLENC)
        .formParam("on", on)
        .redirects()
        .follow(false)
        .post(link + "/credential/share")
        .then()
        .statusCode(303);
  }

  private static String sharedAddress(String link, String session) {
    var page = page().cookie("claim", session).get(link + "/credential").asString();
    var matcher = Pattern.compile(BASE + "(/shared/[A-Za-z0-9_-]{27})\"").matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private ValidatableResponse claim() {
    return given()
        .auth()
        .oauth2(Tokens.of(Tokens.UNIVERSITY, "issuer"))
        .get("/v1/credentials/" + id + "/claim")
        .then()
        .statusCode(200);
  }

  private void sql(String update) throws SQLException {
    var owner = ConfigProvider.getConfig().getValue("test.database-owner-url", String.class);
    try (var connection = DriverManager.getConnection(owner);
        var statement =
            connection.prepareStatement(update + " where award_id = '" + id + "'::uuid")) {
      assertThat(statement.executeUpdate()).isPositive();
    }
  }

  private static RequestSpecification page() {
    return page("en");
  }

  private static RequestSpecification page(String languages) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("Accept-Language", languages)
        .accept("text/html,*/*;q=0.8");
  }
}
