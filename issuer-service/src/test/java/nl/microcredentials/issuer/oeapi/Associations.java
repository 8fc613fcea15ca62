package nl.microcredentials.issuer.oeapi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.function.Consumer;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.Tokens;

/** What student systems send. */
final class Associations {

  static final String COURSE_CODE = "x-course/QC-INTRO";
  static final String PROGRAMME_CODE = "x-programme/MC-QC";

  static final String V5 = "/v1/oeapi/v5/course-offering-associations";
  static final String V6 = "/v1/oeapi/v6/course-offering-associations";

  private Associations() {}

  /** The course and programme of the examples, at the university. */
  static void publishCourse() {
    Completions.publishAchievement();
    Completions.map(Tokens.UNIVERSITY, COURSE_CODE, Completions.ACHIEVEMENT);
    Completions.map(Tokens.UNIVERSITY, PROGRAMME_CODE, Completions.ACHIEVEMENT);
  }

  /** The example of a version, with an id and a learner that nothing else has. */
  static ObjectNode fresh(String path, Consumer<ObjectNode> change) {
    var v5 = path.equals(V5);
    var association = Completions.json(v5 ? OeapiExamples.COURSE_V5 : OeapiExamples.COURSE_V6);
    var unique = UUID.randomUUID().toString();
    association.put("associationId", unique);
    association.withObject("/person").put(v5 ? "mail" : "email", unique + "@bedrijf.example");
    association
        .withObject("/person")
        .putArray("otherCodes")
        .addObject()
        .put("codeType", "x-eppn")
        .put("code", unique + "@universiteit-aan-zee.example");
    change.accept(association);
    return association;
  }

  static ObjectNode fresh(String path) {
    return fresh(path, association -> {});
  }

  static ValidatableResponse send(String path, Object body) {
    return send(path, body, Tokens.UNIVERSITY);
  }

  static ValidatableResponse send(String path, Object body, String institution) {
    return given()
        .auth()
        .oauth2(Tokens.of(institution, "issuer"))
        .contentType(ContentType.JSON)
        .body(body.toString())
        .post(path)
        .then();
  }
}
