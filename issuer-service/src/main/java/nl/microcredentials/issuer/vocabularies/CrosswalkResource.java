package nl.microcredentials.issuer.vocabularies;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The terms of this interface, and what the vocabularies of others call the same. */
@Path("/v1/vocabularies")
@Tag(name = "Public documents")
public class CrosswalkResource {

  private static final String CACHE_CONTROL = "public, max-age=3600";

  void readAtStart(@Observes StartupEvent start) {
    Vocabularies.all();
  }

  @GET
  @PermitAll
  @Operation(operationId = "listVocabularies", summary = "The vocabularies there are")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Listing.class)))
  public Response list() {
    return cacheable(
        new Listing(
            Vocabularies.all().stream()
                .map(v -> new Listing.Entry(v.name(), v.version(), v.title()))
                .toList()));
  }

  @GET
  @Path("/{name}")
  @PermitAll
  @Operation(
      operationId = "getVocabulary",
      summary = "A vocabulary with its crosswalks",
      description =
          "Where a concept has no term in a scheme, the scheme has nothing that means the same. A"
              + " scheme that is not exact has terms that stand for several of ours.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Vocabulary.class)))
  public Response get(@Parameter(example = "assessment-types") @PathParam("name") String name) {
    return cacheable(Vocabularies.named(name).orElseThrow(NotFoundException::new));
  }

  private static Response cacheable(Object entity) {
    return Response.ok(entity)
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }

  /** Names, versions and titles. */
  @Schema(name = "VocabularyListing")
  public record Listing(List<Entry> vocabularies) {

    /** One vocabulary. */
    @Schema(name = "VocabularyEntry")
    public record Entry(String name, String version, Map<String, String> title) {}
  }
}
