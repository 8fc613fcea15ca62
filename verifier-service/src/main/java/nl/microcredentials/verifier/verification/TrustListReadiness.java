package nl.microcredentials.verifier.verification;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.verifier.registry.TrustAnswer;
import nl.microcredentials.verifier.registry.TrustLists;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without a trust list there is no verdict but INDETERMINATE; another instance may have one. */
@Readiness
@ApplicationScoped
class TrustListReadiness implements HealthCheck {

  private final TrustLists trustLists;

  TrustListReadiness(TrustLists trustLists) {
    this.trustLists = trustLists;
  }

  @Override
  public HealthCheckResponse call() {
    return switch (trustLists.current()) {
      case TrustAnswer.Known(var list) ->
          HealthCheckResponse.named("trust list")
              .up()
              .withData("version", list.version())
              .withData("expiresAt", list.expiresAt().toString())
              .build();
      case TrustAnswer.Unknown(var problem) ->
          HealthCheckResponse.named("trust list")
              .down()
              .withData("problem", problem.type().uri().toString())
              .build();
    };
  }
}
