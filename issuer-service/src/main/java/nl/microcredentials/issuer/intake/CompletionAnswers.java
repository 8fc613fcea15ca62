package nl.microcredentials.issuer.intake;

import jakarta.enterprise.context.ApplicationScoped;
import nl.microcredentials.issuer.IssuerConfig;
import nl.microcredentials.issuer.intake.CompletionIntake.Taken;
import nl.microcredentials.issuer.issuance.CredentialView;
import nl.microcredentials.issuer.registry.Outbox;

/** Says at every door in the same words what became of a completion. */
@ApplicationScoped
public class CompletionAnswers {

  private final Outbox outbox;
  private final IssuerConfig config;

  CompletionAnswers(Outbox outbox, IssuerConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  public Answer of(Taken taken) {
    return switch (taken) {
      case Taken.Issued(var credential, var created) ->
          new Answer(
              created ? 201 : 200,
              config.baseUrl() + "/v1/credentials/" + credential.id(),
              CredentialView.of(credential, outbox.registrationOf(credential.id())),
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
