package nl.microcredentials.issuer.achievements.edubadges;

import static nl.microcredentials.issuer.AchievementRequests.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.util.function.Consumer;
import nl.microcredentials.issuer.Completions;
import nl.microcredentials.issuer.Tokens;

/** Imports that the tests send. */
final class BadgeClassRequests {

  static final String EXTENSION = "extensions:%sExtension";

  private BadgeClassRequests() {}

  /** Imports the example with a change, for the university. */
  static ValidatableResponse send(String id, Consumer<ObjectNode> change) {
    return send(Tokens.UNIVERSITY, id, change);
  }

  static ValidatableResponse send(String institution, String id, Consumer<ObjectNode> change) {
    var badgeClass = Completions.json(BadgeClassExamples.PSYCHOLOGY);
    change.accept(badgeClass);
    return admin(institution)
        .queryParam("id", id)
        .body(badgeClass.toString())
        .post("/v1/achievements/imports/edubadges")
        .then();
  }

  static ObjectNode extension(ObjectNode badge, String name) {
    return (ObjectNode) badge.get(EXTENSION.formatted(name));
  }
}
