package nl.microcredentials.issuer;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Requests whose content type is sent as the test says it, with no character set added. */
public final class Uploads {

  public static final String NDJSON = "application/x-ndjson";

  private static final RestAssuredConfig AS_IT_IS =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                  .encodeContentTypeAs(NDJSON, ContentType.TEXT));

  private Uploads() {}

  public static RequestSpecification with(String token) {
    return given().config(AS_IT_IS).auth().oauth2(token);
  }
}
