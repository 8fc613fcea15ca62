package nl.microcredentials.registry.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import nl.microcredentials.core.problem.Refused;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the next statement could be appended. */
@Readiness
@ApplicationScoped
class LogReadiness implements HealthCheck {

  private static final String NAME = "log";

  private final LogHead head;
  private final CheckpointFile file;

  LogReadiness(LogHead head, CheckpointFile file) {
    this.head = head;
    this.file = file;
  }

  @Override
  @ActivateRequestContext
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named(NAME);
    try {
      var range = head.read();
      return response.status(file.isWritable()).withData("size", range.size()).build();
    } catch (Refused e) {
      return response.down().withData("reason", e.detail()).build();
    } catch (RuntimeException e) {
      return response.down().withData("reason", "The database cannot be reached.").build();
    }
  }
}
