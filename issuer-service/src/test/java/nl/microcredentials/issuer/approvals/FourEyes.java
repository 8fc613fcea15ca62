package nl.microcredentials.issuer.approvals;

import static io.restassured.RestAssured.given;
import static nl.microcredentials.issuer.Tokens.WITH_FOUR_EYES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;

/** An institution whose completions wait: its student system, and two members of its board. */
final class FourEyes {

  static final String SYSTEM = Tokens.of(WITH_FOUR_EYES, "sis", "sis-client", "issuer");
  static final String ANNE = Tokens.of(WITH_FOUR_EYES, "anne", "portal", "exam-board");
  static final String BOB = Tokens.of(WITH_FOUR_EYES, "bob", "portal", "exam-board");

  private FourEyes() {}

  static ValidatableResponse report(ObjectNode completion) {
    return Completions.report(completion, SYSTEM);
  }

  /** Reports a completion and returns the id of the approval it waits for. */
  static String waiting(ObjectNode completion) {
    return report(completion).statusCode(202).extract().path("approval");
  }

  static ValidatableResponse get(String token, String path) {
    return given().auth().oauth2(token).accept(ContentType.JSON).get(path).then();
  }

  static ValidatableResponse post(String token, String path, String body) {
    return given().auth().oauth2(token).contentType(ContentType.JSON).body(body).post(path).then();
  }

  static ValidatableResponse decide(String token, String id, String decision) {
    return post(
        token, "/v1/approvals/" + id + "/decision", "{\"decision\": \"%s\"}".formatted(decision));
  }

  /** The uuid in {@code urn:uuid:…}. */
  static String uuid(ValidatableResponse answer, String member) {
    return answer.extract().<String>path(member).substring("urn:uuid:".length());
  }

  /** What an auditor would find about an object, as action and person. */
  static List<String> audited(String object) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = connect();
        var query =
            connection.prepareStatement(
                "select action, done_by from issuer.audit_entry where object = ?"
                    + " order by sequence")) {
      query.setString(1, object);
      var rows = query.executeQuery();
      while (rows.next()) {
        found.add(rows.getString(1) + " by " + rows.getString(2));
      }
    }
    return found;
  }

  static java.sql.Connection connect() throws SQLException {
    return DriverManager.getConnection(
        ConfigProvider.getConfig().getValue("test.database-owner-url", String.class));
  }
}
