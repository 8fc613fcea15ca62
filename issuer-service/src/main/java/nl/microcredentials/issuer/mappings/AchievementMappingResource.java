package nl.microcredentials.issuer.mappings;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.issuer.Transactions;
import nl.microcredentials.issuer.elements.OtherCode;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which achievements the codes of other systems of the caller's institution stand for. */
@Path("/v1/achievement-mappings/{codeType}/{code}")
@Tag(name = "Achievements")
@RunOnVirtualThread
public class AchievementMappingResource {

  private static final String CODE_TYPE = "[A-Za-z][A-Za-z0-9_-]{0,63}";

  /** Identifiers of edubadges may begin with a hyphen. */
  private static final String CODE = "[A-Za-z0-9_-][A-Za-z0-9._:-]{0,127}";

  private final AchievementMappings mappings;
  private final Transactions transactions;
  private final Caller caller;

  AchievementMappingResource(
      AchievementMappings mappings, Transactions transactions, Caller caller) {
    this.mappings = mappings;
    this.transactions = transactions;
    this.caller = caller;
  }

  @PUT
  @RolesAllowed("achievement-admin")
  @Operation(
      operationId = "putAchievementMapping",
      summary = "Say which achievement a code stands for",
      description =
          "The type of a code is one of the Open Education API, such as offering_code or x-course,"
              + " or edubadges for the entity id of a badge class. Answers 201 if nothing was set"
              + " before and 200 otherwise.")
  @APIResponse(responseCode = "200", description = "Set; something was set before")
  @APIResponse(responseCode = "201", description = "Set")
  @APIResponse(responseCode = "409", description = "Your institution has no such achievement")
  public Response put(
      @PathParam("codeType") @Pattern(regexp = CODE_TYPE) String codeType,
      @PathParam("code") @Pattern(regexp = CODE) String code,
      @Valid @NotNull Mapping mapping) {
    var institution = caller.institution();
    var by = caller.name();
    var other = new OtherCode(codeType, code);
    boolean created =
        transactions.run(() -> mappings.put(institution, other, mapping.achievementId(), by));
    return Response.status(created ? 201 : 200).entity(mapping).build();
  }

  @GET
  @RolesAllowed({"achievement-admin", "issuer", "exam-board", "auditor"})
  @Operation(
      operationId = "getAchievementMapping",
      summary = "The achievement that a code stands for")
  public Mapping get(@PathParam("codeType") String codeType, @PathParam("code") String code) {
    return mappings
        .mapped(caller.institution(), new OtherCode(codeType, code))
        .map(Mapping::new)
        .orElseThrow(NotFoundException::new);
  }

  @DELETE
  @RolesAllowed("achievement-admin")
  @Operation(
      operationId = "deleteAchievementMapping",
      summary = "Forget which achievement a code stands for",
      description = "What was issued by it stays as it is.")
  @APIResponse(responseCode = "204", description = "Forgotten")
  public void delete(@PathParam("codeType") String codeType, @PathParam("code") String code) {
    var institution = caller.institution();
    var by = caller.name();
    var other = new OtherCode(codeType, code);
    boolean removed = transactions.run(() -> mappings.remove(institution, other, by));
    if (!removed) {
      throw new NotFoundException();
    }
  }

  /**
   * What a code stands for.
   *
   * @param achievementId as in {@code PUT /v1/achievements/{id}}
   */
  @Schema(
      name = "AchievementMapping",
      examples = "{\"achievementId\": \"introduction-to-quantum-computing\"}")
  public record Mapping(
      @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String achievementId) {}
}
