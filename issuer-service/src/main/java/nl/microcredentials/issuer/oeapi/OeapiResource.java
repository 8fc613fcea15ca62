package nl.microcredentials.issuer.oeapi;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.issuer.approvals.Reporter;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.intake.Answer;
import nl.microcredentials.issuer.intake.CompletionAnswers;
import nl.microcredentials.issuer.intake.CompletionIntake;
import nl.microcredentials.issuer.intake.CompletionIntake.Rehearsal;
import nl.microcredentials.issuer.intake.Refusal;
import nl.microcredentials.issuer.issuance.CredentialView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where student systems report completions as they are in the Open Education API.
 *
 * <p>The standard has no word for some of what the national agreements ask. It may stand in {@code
 * ext}, where the standard leaves room: {@code nameValidated} and {@code initialStudent} of the
 * person, {@code experimentReason} of the association, {@code final} of a result in version 5; or
 * the institution declares it once for all, see {@link
 * nl.microcredentials.issuer.IssuerConfig.CompletionDefaults}.
 */
@Path("/v1/oeapi/{version: v5|v6}")
@Tag(name = "Issuing")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
public class OeapiResource {

  private static final int MAX_ITEMS = 100;

  private static final String DESCRIPTION =
      "Takes the object of the standard unchanged, with person and offering expanded. Which"
          + " achievement it is follows from the codes of the offering and of what it offers: set"
          + " with PUT /v1/achievement-mappings/{codeType}/{code}, or otherCodes of the achievement."
          + " A learner is known by the code x-eduid or x-eppn, or by e-mail address. Members in"
          + " ext that are read: nameValidated and initialStudent of the person, experimentReason"
          + " of the association, final of a result in version 5. Answers as POST /v1/completions;"
          + " to an array of up to 100 objects, item by item.";

  private final OeapiCompletions completions;
  private final CompletionIntake intake;
  private final CompletionAnswers answers;
  private final Caller caller;

  OeapiResource(
      OeapiCompletions completions,
      CompletionIntake intake,
      CompletionAnswers answers,
      Caller caller) {
    this.completions = completions;
    this.intake = intake;
    this.answers = answers;
    this.caller = caller;
  }

  @POST
  @Path("course-offering-associations")
  @RolesAllowed("issuer")
  @Operation(
      operationId = "reportCourseOfferingAssociation",
      summary = "Report the completion of a course and get the credential",
      description = DESCRIPTION)
  @APIResponse(
      responseCode = "201",
      description = "The credential",
      content = @Content(schema = @Schema(implementation = CredentialView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The credential that was issued before; what became of each, for an array",
      content = @Content(schema = @Schema(oneOf = {CredentialView.class, Outcomes.class})))
  @APIResponse(responseCode = "422", description = "Which rules it breaks")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(type = SchemaType.OBJECT),
              examples = {
                @ExampleObject(name = "v6", value = OeapiExamples.COURSE_V6),
                @ExampleObject(name = "v5", value = OeapiExamples.COURSE_V5)
              }))
  public Response reportCourse(
      @PathParam("version") String version,
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @HeaderParam("Idempotency-Key") @Pattern(regexp = "[\\x21-\\x7e]{1,255}") String key,
      @NotNull JsonNode body) {
    return report(new Report(readerOf(version, Kind.COURSE), dryRun.equals("true"), key), body);
  }

  @POST
  @Path("programme-offering-associations")
  @RolesAllowed("issuer")
  @Operation(
      operationId = "reportProgrammeOfferingAssociation",
      summary = "Report the completion of a programme and get the credential",
      description = DESCRIPTION)
  @APIResponse(
      responseCode = "201",
      description = "The credential",
      content = @Content(schema = @Schema(implementation = CredentialView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The credential that was issued before; what became of each, for an array",
      content = @Content(schema = @Schema(oneOf = {CredentialView.class, Outcomes.class})))
  @APIResponse(responseCode = "422", description = "Which rules it breaks")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(type = SchemaType.OBJECT),
              examples = {
                @ExampleObject(name = "v6", value = OeapiExamples.PROGRAMME_V6),
                @ExampleObject(name = "v5", value = OeapiExamples.PROGRAMME_V5)
              }))
  public Response reportProgramme(
      @PathParam("version") String version,
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @HeaderParam("Idempotency-Key") @Pattern(regexp = "[\\x21-\\x7e]{1,255}") String key,
      @NotNull JsonNode body) {
    return report(new Report(readerOf(version, Kind.PROGRAMME), dryRun.equals("true"), key), body);
  }

  private static AssociationReader readerOf(String version, Kind kind) {
    return new AssociationReader(Version.valueOf(version.toUpperCase(Locale.ROOT)), kind);
  }

  /** How a request is to be read, and what is to be done with it. */
  private record Report(AssociationReader reader, boolean dryRun, String key) {}

  private Response report(Report report, JsonNode body) {
    return switch (body) {
      case ObjectNode association -> reportOne(report, association);
      case ArrayNode associations -> Response.ok(reportEach(report, associations)).build();
      default -> throw malformed("An association, or an array of them, is expected.");
    };
  }

  private Response reportOne(Report report, JsonNode association) {
    if (report.dryRun()) {
      return Response.ok(rehearse(report, association)).build();
    }
    var answer = take(report, association);
    return Response.status(answer.status())
        .header("Location", answer.location())
        .entity(answer.body())
        .build();
  }

  private Outcomes reportEach(Report report, ArrayNode associations) {
    if (associations.isEmpty() || associations.size() > MAX_ITEMS) {
      throw malformed("An array has 1 to %d associations.".formatted(MAX_ITEMS));
    }
    if (report.key() != null) {
      throw malformed("An Idempotency-Key belongs to one association, not to an array.");
    }
    var items = new ArrayList<Outcome>();
    for (var association : associations) {
      items.add(outcomeOf(report, association));
    }
    return new Outcomes(items);
  }

  private Outcome outcomeOf(Report report, JsonNode association) {
    try {
      if (report.dryRun()) {
        var outcome = rehearse(report, association).wouldIssue() ? "would-issue" : "would-wait";
        return new Outcome(outcome, null, null, null, null);
      }
      var answer = take(report, association);
      return new Outcome(
          outcomeOf(answer), answer.location(), answer.credential(), answer.waiting(), null);
    } catch (Refused e) {
      return new Outcome("refused", null, null, null, Refusal.of(e));
    }
  }

  private static String outcomeOf(Answer answer) {
    if (answer.waits()) {
      return "waiting";
    }
    return answer.created() ? "issued" : "known";
  }

  private Answer take(Report report, JsonNode association) {
    var institution = caller.institution();
    var key = Optional.ofNullable(report.key());
    return completions.handle(
        institution,
        report.reader(),
        association,
        completion -> answers.of(intake.take(institution, completion, key, reporter())));
  }

  private Reporter reporter() {
    return Reporter.of(caller.name(), caller.client());
  }

  private Rehearsal rehearse(Report report, JsonNode association) {
    var institution = caller.institution();
    return completions.handle(
        institution,
        report.reader(),
        association,
        completion -> intake.rehearse(institution, completion));
  }

  /** What became of each of several associations, in their order. */
  @Schema(name = "AssociationOutcomes")
  public record Outcomes(List<Outcome> items) {}

  /**
   * What became of one of several associations.
   *
   * @param outcome issued, known (it was issued before), waiting (for the exam board), would-issue
   *     or would-wait (in a dry run), or refused
   */
  @Schema(name = "AssociationOutcome")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Outcome(
      String outcome,
      String location,
      CredentialView credential,
      Answer.Waiting waiting,
      Refusal refusal) {}
}
