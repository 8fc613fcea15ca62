package nl.microcredentials.issuer.achievements;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.issuer.achievements.Achievements.Outcome;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The micro-credentials that the caller's institution offers. */
@Path("/v1/achievements")
@Tag(name = "Achievements")
public class AchievementResource {

  /** How an institution may call an achievement; it stands in addresses. */
  public static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

  static final String VERSION = "[1-9][0-9]{0,8}";

  private static final int LONGEST_PAGE = 200;
  private static final String NDJSON = "application/x-ndjson";

  private final Achievements achievements;
  private final BulkUpsert bulkUpsert;
  private final Caller caller;

  AchievementResource(Achievements achievements, BulkUpsert bulkUpsert, Caller caller) {
    this.achievements = achievements;
    this.bulkUpsert = bulkUpsert;
    this.caller = caller;
  }

  @PUT
  @Path("/{id}")
  @RunOnVirtualThread
  @RolesAllowed("achievement-admin")
  @Operation(
      operationId = "putAchievement",
      summary = "Create or change an achievement",
      description =
          "Answers 201 if it is new and 200 otherwise. Every change makes a version; credentials"
              + " that were issued keep the one they were issued with. After the first award only"
              + " link, furtherInformation, otherCodes, partOf, fieldsOfStudy, relatedOccupations,"
              + " targetGroups and image may change, the state may become published or withdrawn,"
              + " and translations may be added; for anything else make a new achievement. With"
              + " If-Match: the ETag you have read, a change of somebody else is not undone"
              + " unseen; with If-None-Match: * nothing that exists is changed. With dryRun=true it"
              + " answers the same, and changes nothing.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Representation.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Representation.class)))
  @APIResponse(responseCode = "412", description = "It has another version than you expect")
  @APIResponse(responseCode = "422", description = "It breaks a rule, or changes what is frozen")
  public Response put(
      @PathParam("id") @Pattern(regexp = NAME) String id,
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @Valid @NotNull AchievementDefinition definition) {
    var edit = edit(id, Precondition.of(ifMatch, ifNoneMatch));
    var stored =
        dryRun.equals("true")
            ? achievements.rehearse(edit, definition)
            : achievements.put(edit, definition);
    var status = stored.outcome() == Outcome.CREATED ? 201 : 200;
    return respond(Response.status(status), stored.achievement());
  }

  @GET
  @Path("/{id}")
  @RunOnVirtualThread
  @RolesAllowed({"achievement-admin", "issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "getAchievement",
      summary = "An achievement in its present version, or in another one")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Representation.class)))
  public Response get(
      @PathParam("id") String id,
      @QueryParam("version") @Pattern(regexp = VERSION) String version) {
    return respond(
        version == null
            ? achievements.find(caller.institution(), id)
            : achievements.find(caller.institution(), id, Integer.parseInt(version)));
  }

  @GET
  @RunOnVirtualThread
  @RolesAllowed({"achievement-admin", "issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "listAchievements",
      summary = "The achievements of the institution, in the order of their names",
      description = "Filters are combined with and. Upper and lower case are the same.")
  public Page list(
      @Parameter(example = "published")
          @QueryParam("state")
          @DefaultValue("")
          @Pattern(regexp = "(draft|published|withdrawn)?")
          String state,
      @Parameter(description = "Stands in the name or a title", example = "quantum")
          @QueryParam("text")
          @DefaultValue("")
          @Size(max = 200)
          @Pattern(regexp = "[^\\x00]*")
          String text,
      @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(LONGEST_PAGE) int limit) {
    var after = cursor == null ? "" : AchievementQuery.parse(cursor);
    // one more than asked for tells whether there is another page
    var query = new AchievementQuery(state, text, after, limit + 1);
    var found = achievements.list(caller.institution(), query);
    var page = found.subList(0, Math.min(found.size(), limit));
    return new Page(
        page.stream().map(Representation::of).toList(),
        found.size() > page.size() ? AchievementQuery.cursor(page.getLast().name()) : null);
  }

  @POST
  @RunOnVirtualThread
  @RolesAllowed("achievement-admin")
  @Consumes({MediaType.APPLICATION_JSON, NDJSON})
  @Operation(
      operationId = "putAchievements",
      summary = "Create or change many achievements",
      description =
          "A JSON array, or a line of JSON for each: at most 1,000 achievements, together at most"
              + " 5 MiB. Each has the name it is stored under as id, beside the members of a single"
              + " one, and is stored or refused by itself; the answer has a result for each, in"
              + " the same order. With dryRun=true the answer is the same and nothing is stored;"
              + " each is then compared with what is stored now.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            examples = @ExampleObject(name = "array", value = AchievementExamples.ARRAY)),
        @Content(
            mediaType = NDJSON,
            examples = @ExampleObject(name = "lines", value = AchievementExamples.LINES))
      })
  public BulkResults putAll(
      @Parameter(hidden = true) @HeaderParam("Content-Type") @NotNull MediaType type,
      @QueryParam("dryRun") @DefaultValue("false") @Pattern(regexp = "true|false") String dryRun,
      @NotNull byte[] body) {
    var items =
        type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
            ? BulkItems.ofArray(body)
            : BulkItems.ofLines(body);
    var order = new BulkUpsert.Order(caller.institution(), dryRun.equals("true"), caller.name());
    return new BulkResults(bulkUpsert.upsert(order, items));
  }

  private Edit edit(String id, Precondition precondition) {
    return new Edit(caller.institution(), id, precondition, caller.name());
  }

  static Response respond(Optional<PublishedAchievement> achievement) {
    return respond(Response.ok(), achievement.orElseThrow(NotFoundException::new));
  }

  static Response respond(Response.ResponseBuilder response, PublishedAchievement achievement) {
    return response
        .tag(new EntityTag(Integer.toString(achievement.version())))
        .entity(Representation.of(achievement))
        .build();
  }

  /**
   * An achievement as it is stored.
   *
   * @param id its IRI, which stands in credentials
   * @param version counts the changes, from 1
   */
  public record Representation(
      String id, int version, @JsonUnwrapped AchievementDefinition definition) {

    public static Representation of(PublishedAchievement achievement) {
      return new Representation(achievement.id(), achievement.version(), achievement.definition());
    }
  }

  /** One result for each achievement, in the order of the request. */
  @Schema(name = "BulkResults")
  public record BulkResults(List<BulkUpsert.Result> results) {}

  /** Some achievements. */
  @Schema(name = "AchievementPage")
  public record Page(
      List<Representation> achievements,
      @Schema(description = "Pass it on as cursor; absent on the last page")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          String next) {}
}
