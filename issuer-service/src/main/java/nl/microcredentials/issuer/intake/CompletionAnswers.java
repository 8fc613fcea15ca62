package nl.microcredentials.issuer.intake;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.intake.CompletionIntake.Taken;
import nl.microcredentials.issuer.issuance.CredentialViews;

/** Says at every door in the same words what became of a completion. */
@ApplicationScoped
public class CompletionAnswers {

  private final CredentialViews credentials;
  private final IssuerConfig config;

  CompletionAnswers(CredentialViews credentials, IssuerConfig config) {
    this.credentials = credentials;
    this.config = config;
  }

  public Answer of(Taken taken) {
    return switch (taken) {
      case Taken.Issued(var credential, var created) ->
          new Answer(
              created ? 201 : 200,
              config.baseUrl() + "/v1/credentials/" + credential.id(),
              credentials.of(credential),
              null);
      case Taken.AwaitingApproval(var approval) ->
          new Answer(
              202,
              config.baseUrl() + "/v1/approvals/" + approval,
              null,
              new Answer.Waiting(approval, "waiting"));
    };
  }
}
