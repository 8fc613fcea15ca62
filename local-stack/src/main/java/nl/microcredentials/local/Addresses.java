package nl.microcredentials.local;

import java.net.URI;
import nl.microcredentials.local.sample.SampleInstitutions;
import nl.microcredentials.local.terminal.Terminal;

/** Where each service of a stack can be reached. */
public record Addresses(URI issuer, URI registry, URI verifier) {

  /** Lists what can be opened in a browser. */
  public void print(Terminal terminal) {
    var university = SampleInstitutions.UNIVERSITY;
    terminal.pair("API, issuer", issuer + "/q/swagger-ui");
    terminal.pair("API, registry", registry + "/q/swagger-ui");
    terminal.pair("API, verifier", verifier + "/q/swagger-ui");
    terminal.pair("Log checkpoint", registry + "/log/checkpoint");
    terminal.pair("Trust list", registry + "/trust-list");
    terminal.pair("DID document", "%s/%s/did.json".formatted(issuer, university.name()));
  }
}
