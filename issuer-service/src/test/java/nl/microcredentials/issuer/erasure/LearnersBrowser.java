package nl.microcredentials.issuer.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The browser in which a learner has used the link to a credential. */
final class LearnersBrowser {

  private static final String BASE = "http://localhost:8081";
  private static final Pattern SHARED = Pattern.compile(BASE + "(/shared/[A-Za-z0-9_-]{27})\"");
  private static final Pattern FILE = Pattern.compile("href=\"" + BASE + "([^\"]+)\" download>");

  private final String link;
  private final String session;

  private LearnersBrowser(String link, String session) {
    this.link = link;
    this.session = session;
  }

  static LearnersBrowser open(String link) {
    var path = link.substring(BASE.length());
    var answer = form().redirects().follow(false).post(path).then().statusCode(303);
    return new LearnersBrowser(path, answer.extract().cookie("claim"));
  }

  /** Shows the credential to others, and returns the path at which they see it. */
  String share() {
    form()
        .cookie("claim", session)
        .contentType(ContentType.URLENC)
        .formParam("on", true)
        .redirects()
        .follow(false)
        .post(link + "/credential/share")
        .then()
        .statusCode(303);
    var matcher = SHARED.matcher(get(link + "/credential").extract().asString());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** Every path under which the learner, or others since {@link #share}, have the credential. */
  List<String> paths(String shared) {
    return Stream.of(link + "/credential", shared)
        .flatMap(page ->
            Stream.concat(
                Stream.of(page),
                FILE.matcher(get(page).statusCode(200).extract().asString())
                    .results()
                    .map(file -> file.group(1).replace("&amp;", "&"))))
        .toList();
  }

  /** Whoever may not see the credential is led to the page of the link. */
  ValidatableResponse get(String path) {
    return given().cookie("claim", session).redirects().follow(false).get(path).then();
  }

  ValidatableResponse getLink() {
    return get(link);
  }

  /** Forms are sent without a charset, as browsers do. */
  private static RequestSpecification form() {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)));
  }
}
