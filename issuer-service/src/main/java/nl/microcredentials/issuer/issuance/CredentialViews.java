package nl.microcredentials.issuer.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.microcredentials.issuer.registry.Outbox;

/** Shows credentials with what became of them in the registry; what they say, if that is known. */
@ApplicationScoped
public class CredentialViews {

  private final Awards awards;
  private final Outbox outbox;

  CredentialViews(Awards awards, Outbox outbox) {
    this.awards = awards;
    this.outbox = outbox;
  }

  public CredentialView of(IssuedCredential issued) {
    return CredentialView.of(
        issued,
        outbox.registrationOf(issued.id()),
        issued.erased() ? Optional.empty() : Optional.of(awards.openBadge(issued)));
  }
}
