package nl.microcredentials.issuer.directaward;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.problem.Violation;
import nl.microcredentials.core.registry.RecordStatus;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.completions.Completion;
import nl.microcredentials.issuer.completions.CompletionRefused;
import nl.microcredentials.issuer.directaward.DirectAwardBundle.DirectAward;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.intake.CompletionAnswers;
import nl.microcredentials.issuer.intake.CompletionIntake;
import nl.microcredentials.issuer.intake.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where student systems that award edubadges do the same here. */
@Path("/v1/direct-award-bundles")
@Tag(name = "Issuing")
public class DirectAwardResource {

  private final DirectAwards awards;
  private final CompletionIntake intake;
  private final CompletionAnswers answers;
  private final Caller caller;
  private final Clock clock;

  DirectAwardResource(
      DirectAwards awards,
      CompletionIntake intake,
      CompletionAnswers answers,
      Caller caller,
      Clock clock) {
    this.awards = awards;
    this.intake = intake;
    this.answers = answers;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed("issuer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createDirectAwardBundle",
      summary = "Award an achievement to up to 500 learners",
      description =
          "Takes what student systems send to edubadges. An award has no result: it is possible for"
              + " achievements with passByAward, and the credential says that the institution"
              + " asserts the result by awarding. That names are validated and learners are not"
              + " initial students must be declared for the institution. Each award succeeds or"
              + " fails by itself; if all fail, the answer is 422. The same bundle again gives the"
              + " same credentials, so no Idempotency-Key is needed.")
  @APIResponse(
      responseCode = "201",
      description = "What became of each award; some are new",
      content = @Content(schema = @Schema(implementation = Outcome.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same; none is new",
      content = @Content(schema = @Schema(implementation = Outcome.class)))
  @APIResponse(responseCode = "422", description = "Which rules the bundle, or every award, breaks")
  public Response create(
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @Valid @NotNull DirectAwardBundle bundle) {
    checkNotScheduled(bundle);
    var institution = caller.institution();
    var achievement = awards.achievementOf(institution, bundle);
    var common = new DirectAwards.Bundle(institution, achievement.name(), bundle.byEmail());
    var awarded = new ArrayList<Awarded>();
    var failed = new ArrayList<Failed>();
    for (int i = 0; i < bundle.directAwards().size(); i++) {
      var award = bundle.directAwards().get(i);
      try {
        awarded.add(
            awards.handle(
                common,
                award,
                completion ->
                    dryRun.equals("true")
                        ? rehearse(common, award, completion)
                        : take(common, award, completion)));
      } catch (Refused e) {
        failed.add(Failed.of(i, award, Refusal.of(e)));
      }
    }
    if (awarded.isEmpty()) {
      throw new CompletionRefused(failed.stream().flatMap(f -> f.inBundle().stream()).toList());
    }
    return Response.status(awarded.stream().anyMatch(Awarded::created) ? 201 : 200)
        .entity(new Outcome(bundle.badgeclass(), awarded, failed))
        .build();
  }

  private void checkNotScheduled(DirectAwardBundle bundle) {
    var time = bundle.scheduledAt();
    if (time != null && time.toInstant().isAfter(clock.instant())) {
      throw new CompletionRefused(
          List.of(
              new Violation(
                  "not-scheduled",
                  "/scheduled_at",
                  time.toString(),
                  "no time, or one that has passed; what is to be awarded later is a batch")));
    }
  }

  private Awarded rehearse(DirectAwards.Bundle bundle, DirectAward award, Completion completion) {
    var rehearsal = intake.rehearse(bundle.institution(), completion);
    var status = rehearsal.wouldIssue() ? "would-issue" : "would-wait";
    return new Awarded(award.eppn(), award.recipientEmail(), status, false, null, null);
  }

  private Awarded take(DirectAwards.Bundle bundle, DirectAward award, Completion completion) {
    var reporter = Reporter.of(caller.name(), caller.client());
    var answer =
        answers.of(intake.take(bundle.institution(), completion, Optional.empty(), reporter));
    if (answer.waits()) {
      return new Awarded(
          award.eppn(), award.recipientEmail(), "waiting", false, null, answer.location());
    }
    if (answer.credential().status().equals(RecordStatus.REVOKED.code())) {
      throw new CompletionRefused(
          List.of(
              new Violation(
                  "award-not-revoked",
                  "",
                  answer.credential().id(),
                  "an award that was not made before and revoked since")));
    }
    return new Awarded(
        award.eppn(),
        award.recipientEmail(),
        answer.credential().status(),
        answer.created(),
        answer.credential().id(),
        answer.location());
  }

  /**
   * What became of a bundle.
   *
   * @param unSuccessfulDirectAward in the words of edubadges
   */
  @Schema(name = "DirectAwardBundleOutcome")
  @JsonNaming(SnakeCaseStrategy.class)
  public record Outcome(
      String badgeclass, List<Awarded> directAwards, List<Failed> unSuccessfulDirectAward) {}

  /**
   * An award that succeeded.
   *
   * @param status of the credential; waiting (for the exam board); would-issue or would-wait in a
   *     dry run
   * @param created whether it is new
   * @param credential its id, {@code urn:uuid:…}
   */
  @Schema(name = "SuccessfulDirectAward")
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Awarded(
      String eppn,
      String recipientEmail,
      String status,
      boolean created,
      String credential,
      String location) {}

  /**
   * An award that did not.
   *
   * @param index place in the bundle, from 0
   * @param error in one sentence, for systems that show nothing else
   * @param errors each with a pointer into the award
   */
  @Schema(name = "UnsuccessfulDirectAward")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Failed(int index, String error, String eppn, String email, List<Violation> errors) {

    static Failed of(int index, DirectAward award, Refusal refusal) {
      var errors = refusal.errors();
      var rules = errors.stream().map(Violation::rule).distinct().collect(joining(", "));
      return new Failed(
          index,
          rules.isEmpty() ? refusal.detail() : "%s (%s)".formatted(refusal.detail(), rules),
          award.eppn(),
          award.recipientEmail(),
          errors);
    }

    /** The same with pointers into the bundle. */
    List<Violation> inBundle() {
      var pointer = "/direct_awards/" + index;
      return errors.isEmpty()
          ? List.of(new Violation("form", pointer, null, error))
          : errors.stream()
              .map(e -> new Violation(e.rule(), pointer + e.pointer(), e.found(), e.allowed()))
              .toList();
    }
  }
}
