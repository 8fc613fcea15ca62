package nl.microcredentials.local.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.sample.Professional;
import nl.microcredentials.local.sample.SampleInstitution;

/**
 * The systems of one institution, as they call one instance of the issuer.
 *
 * @param issuer where that instance is reached
 */
record Institution(LocalStack stack, SampleInstitution sample, URI issuer) {

  /** The same institution at another instance. */
  Institution at(URI otherIssuer) {
    return new Institution(stack, sample, otherIssuer);
  }

  String token(Role... roles) {
    return stack.tokens().of(sample, roles);
  }

  /** A completion of somebody with this family name; the same again for the same name. */
  ObjectNode completion(String familyName) {
    return new Professional("Hostile", familyName).completion(sample, Workshop.now());
  }

  Reply complete(ObjectNode completion) {
    return post("/v1/completions", completion, Role.ISSUER);
  }

  /** Asks what would come of it. */
  Reply rehearse(ObjectNode completion) {
    return post("/v1/completions?dryRun=true", completion, Role.ISSUER);
  }

  /** Creates or changes an achievement. */
  Reply define(String id, ObjectNode definition) {
    return Services.sendJson(
        issuer, "PUT /v1/achievements/" + id, token(Role.ACHIEVEMENT_ADMIN), definition);
  }

  Reply post(String path, ObjectNode body, Role role) {
    return Services.sendJson(issuer, "POST " + path, token(role), body);
  }

  /** A new credential; only its number, as it stands in addresses. */
  String award(String familyName) {
    return numberOf(complete(completion(familyName)));
  }

  static String numberOf(Reply award) {
    return award.json().path("id").asText().replace("urn:uuid:", "");
  }

  /** The reason that a revocation or suspension gives. */
  static ObjectNode because(String reason) {
    return StrictJson.object().put("reason", reason);
  }
}
