package nl.microcredentials.issuer.intake;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.intake.CompletionIntake.Taken;
import nl.microcredentials.issuer.issuance.CredentialView;
import nl.microcredentials.issuer.registry.Outbox;

/** How resources that take completions in answer. */
abstract class IntakeResource {

  private final Outbox outbox;
  private final IssuerConfig config;
  private final Caller caller;

  IntakeResource(Outbox outbox, IssuerConfig config, Caller caller) {
    this.outbox = outbox;
    this.config = config;
    this.caller = caller;
  }

  final Reporter reporter() {
    return Reporter.of(caller.name(), caller.client());
  }

  final Response respond(Taken taken) {
    return switch (taken) {
      case Taken.Issued(var credential, var created) ->
          Response.status(created ? 201 : 200)
              .header(HttpHeaders.LOCATION, config.baseUrl() + "/v1/credentials/" + credential.id())
              .entity(CredentialView.of(credential, outbox.registrationOf(credential.id())))
              .build();
      case Taken.AwaitingApproval(var approval) ->
          Response.accepted(new Waiting(approval, "waiting"))
              .header(HttpHeaders.LOCATION, config.baseUrl() + "/v1/approvals/" + approval)
              .build();
    };
  }

  /** The answer while the exam board has not decided. */
  public record Waiting(UUID approval, String state) {}
}
