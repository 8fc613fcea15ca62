package nl.microcredentials.verifier.verification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.microcredentials.http.ProblemBody;
import nl.microcredentials.verifier.checks.CredentialVerifier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Verifies credentials.
 *
 * <p>A rejected credential is a successful answer, hence status 200. Problem responses are for
 * requests that could not be answered at all.
 */
@Path("/v1/verifications")
@Tag(name = "Verification", description = "May I rely on this credential?")
public class VerificationResource {

  private final CredentialVerifier verifier;
  private final Verdicts verdicts;

  VerificationResource(CredentialVerifier verifier, Verdicts verdicts) {
    this.verifier = verifier;
    this.verdicts = verdicts;
  }

  @POST
  @PermitAll
  @RunOnVirtualThread
  @Consumes({
    "application/vc",
    "application/vc+ld+json",
    "application/ld+json",
    MediaType.APPLICATION_JSON
  })
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "verifyCredential",
      summary = "Verify a credential",
      description =
          "Send the credential as it is, without anything around it. A credential that is rejected"
              + " is answered with 200 as well: look at outcome. INDETERMINATE means that some"
              + " server could not be asked; try again later.")
  @Parameter(
      name = HttpHeaders.ACCEPT_LANGUAGE,
      in = ParameterIn.HEADER,
      description = "Language of the messages: en (default) or nl",
      schema = @Schema(type = SchemaType.STRING),
      example = "nl")
  @RequestBody(
      required = true,
      description = "The credential, at most 1 MiB",
      content = {
        @Content(
            mediaType = "application/vc",
            schema = @Schema(type = SchemaType.OBJECT),
            examples =
                @ExampleObject(name = "a micro-credential", value = VerificationExamples.REQUEST)),
        @Content(mediaType = "application/vc+ld+json", schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = "application/ld+json", schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = "application/json",
            schema = @Schema(type = SchemaType.OBJECT),
            examples =
                @ExampleObject(name = "a micro-credential", value = VerificationExamples.REQUEST))
      })
  @APIResponse(
      responseCode = "200",
      description = "The verdict",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = VerificationReport.class),
              examples = {
                @ExampleObject(name = "valid", value = VerificationExamples.VALID),
                @ExampleObject(name = "revoked", value = VerificationExamples.REVOKED)
              }))
  @APIResponse(
      responseCode = "400",
      description = "The body is not a JSON object, or one that is not examined",
      content =
          @Content(
              mediaType = ProblemBody.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemBody.class)))
  @APIResponse(
      responseCode = "413",
      description = "The body is larger than 1 MiB",
      content =
          @Content(
              mediaType = ProblemBody.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemBody.class)))
  @APIResponse(
      responseCode = "415",
      description = "The body has another media type",
      content =
          @Content(
              mediaType = ProblemBody.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemBody.class)))
  public Response verify(byte[] credential, @Context HttpHeaders headers) {
    var examined = verifier.verify(credential);
    verdicts.count(examined.verdict().outcome());
    var sentences = Sentences.in(headers.getAcceptableLanguages());
    return Response.ok(VerificationReport.of(examined, sentences))
        .language(sentences.language())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }
}
