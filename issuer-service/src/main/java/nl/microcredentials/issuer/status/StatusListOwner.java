package nl.microcredentials.issuer.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** In whose name a status list is signed. */
public interface StatusListOwner {

  /** The {@code issuer} of the list. */
  String did();

  /** URL of the key that signs now; a list that another key signed is not handed out any more. */
  String signingKey();

  /** Returns {@code unsecured} with the owner's proof. */
  ObjectNode sign(ObjectNode unsecured, Instant created);

  /**
   * Returns {@code claims} as a JWT by the owner.
   *
   * @param type the {@code typ} of the header
   */
  String signToken(String type, ObjectNode claims);
}
