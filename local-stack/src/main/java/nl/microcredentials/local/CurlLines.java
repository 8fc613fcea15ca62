package nl.microcredentials.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** Commands to paste into a shell in the folder of the checkout. */
final class CurlLines {

  /** Where the first command puts the credential and the second one reads it. */
  private static final String FILE = "credential.json";

  private CurlLines() {}

  /** Sends the completion and keeps the credential that is awarded. */
  static String issue(URI issuer, ObjectNode completion) {
    return """
    id=$(curl -sS %1$s/v1/completions \\
      -H "Authorization: Bearer $(./microcred token issuer)" \\
      -H 'Content-Type: application/json' -d @- <<'JSON' | sed 's/.*"id":"urn:uuid:\\([^"]*\\)".*/\\1/'
    %2$s
    JSON
    )
    curl -sS "%1$s/v1/credentials/$id" -o %3$s -H 'Accept: application/vc' \\
      -H "Authorization: Bearer $(./microcred token issuer)"
    """
        .formatted(issuer, completion.toPrettyString(), FILE)
        .stripTrailing();
  }

  /** Verifies the credential that {@link #issue} kept. */
  static String verify(Addresses addresses) {
    return """
    curl -sS %s/v1/verifications -H 'Content-Type: application/vc' \\
      --data-binary @%s; echo\
    """
        .formatted(addresses.verifier(), FILE);
  }
}
