package nl.microcredentials.issuer.status;

import java.util.Optional;

/** Some of those who have status lists; every feature that lets somebody issue brings its own. */
public interface StatusListOwners {

  /** Returns nothing if {@code name} is none of these. */
  Optional<StatusListOwner> named(String name);
}
