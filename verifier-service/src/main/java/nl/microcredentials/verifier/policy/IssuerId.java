package nl.microcredentials.verifier.policy;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.microcredentials.core.problem.Refused;

/** Which issuer a document names. */
public final class IssuerId {

  private IssuerId() {}

  /**
   * The DID or URL of the issuer that {@code document} names.
   *
   * @throws Refused if it names none
   */
  public static String of(ObjectNode document) {
    var issuer = document.path("issuer");
    var id = issuer.isObject() ? issuer.path("id") : issuer;
    if (!id.isTextual() || id.textValue().isEmpty()) {
      throw new PolicyRefused(MALFORMED_VALUE_ERROR, "The document does not name its issuer.");
    }
    return id.textValue();
  }
}
