package nl.microcredentials.issuer.intake;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.intake.CompletionIntake.Taken;

/** How resources that take completions in answer. */
abstract class IntakeResource {

  private final CompletionAnswers answers;
  private final Caller caller;

  IntakeResource(CompletionAnswers answers, Caller caller) {
    this.answers = answers;
    this.caller = caller;
  }

  final Reporter reporter() {
    return Reporter.of(caller.name(), caller.client());
  }

  final Response respond(Taken taken) {
    var answer = answers.of(taken);
    return Response.status(answer.status())
        .header(HttpHeaders.LOCATION, answer.location())
        .entity(answer.body())
        .build();
  }
}
