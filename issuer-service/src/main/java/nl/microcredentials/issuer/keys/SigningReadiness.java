package nl.microcredentials.issuer.keys;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.institutions.Institutions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: no device that keeps keys fails here; perhaps it does not where another instance of
 * the service runs. Each failing one is tried again when this is asked, because nobody else may ask
 * for a signature meanwhile.
 *
 * <p>That an institution has no key which may sign is named, but no reason to stop serving the
 * others: it is so everywhere, until somebody sets one up.
 */
@Readiness
@ApplicationScoped
class SigningReadiness implements HealthCheck {

  private final Institutions institutions;

  SigningReadiness(Institutions institutions) {
    this.institutions = institutions;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("signing").up();
    try {
      for (var institution : institutions.all()) {
        for (var type : institution.keyring().types()) {
          look(institution, type, response);
        }
      }
      return response.build();
    } catch (RuntimeException e) { // what a database that is away looks like differs
      return response
          .down()
          .withData("reason", "It cannot be read which keys are revoked.")
          .build();
    }
  }

  private static void look(
      Institution institution, KeyType type, HealthCheckResponseBuilder response) {
    var name = institution.name() + ' ' + type.curve();
    if (institution.signingKey(type).isEmpty()) {
      response.withData(name, "has no key that may sign");
    } else if (!institution.keyring().isAvailable(type)) {
      response.down().withData(name, "cannot sign: its device fails");
    }
  }
}
