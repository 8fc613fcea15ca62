package nl.microcredentials.verifier.verification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.microcredentials.core.securing.Submission;
import nl.microcredentials.http.ProblemBody;
import nl.microcredentials.verifier.attestations.AttestationVerifier;
import nl.microcredentials.verifier.checks.CredentialVerifier;
import nl.microcredentials.verifier.policy.Policies;
import nl.microcredentials.verifier.presentations.PresentationVerifier;
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

  private final CredentialVerifier credentials;
  private final PresentationVerifier presentations;
  private final AttestationVerifier attestations;
  private final Policies policies;
  private final Verdicts verdicts;

  VerificationResource(
      CredentialVerifier credentials,
      PresentationVerifier presentations,
      AttestationVerifier attestations,
      Policies policies,
      Verdicts verdicts) {
    this.credentials = credentials;
    this.presentations = presentations;
    this.attestations = attestations;
    this.policies = policies;
    this.verdicts = verdicts;
  }

  @POST
  @PermitAll
  @RunOnVirtualThread
  @Consumes({
    "application/vc",
    "application/vc+jwt",
    "application/vp",
    "application/vp+jwt",
    "application/vc+sd-jwt",
    "application/vp+sd-jwt",
    "application/dc+sd-jwt",
    "application/vc+cose",
    "application/vp+cose",
    "application/jwt",
    "application/vc+ld+json",
    "application/ld+json",
    MediaType.APPLICATION_JSON
  })
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "verifyCredential",
      summary = "Verify a credential or a presentation",
      description =
          "Send it as it is, without anything around it: JSON with proofs, JSON in an envelope, a"
              + " JWT, an SD-JWT or COSE; the content tells which. What is rejected is answered with"
              + " 200 as well: look at outcome. INDETERMINATE means that something could not be"
              + " found out; where some server could not be asked, try again later. Of an SD-JWT VC"
              + " (application/dc+sd-jwt) the holder may withhold whatever is not a mandatory"
              + " element of the European standard; of those, nobody can say that they are there.")
  @Parameter(
      name = HttpHeaders.ACCEPT_LANGUAGE,
      in = ParameterIn.HEADER,
      description = "Language of the messages: en (default) or nl",
      schema = @Schema(type = SchemaType.STRING),
      example = "nl")
  @RequestBody(
      required = true,
      description = "The credential, presentation or attestation, at most 1 MiB",
      content = {
        @Content(
            mediaType = "application/vc",
            schema = @Schema(type = SchemaType.OBJECT),
            examples =
                @ExampleObject(name = "a micro-credential", value = VerificationExamples.REQUEST)),
        @Content(mediaType = "application/vc+jwt", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/vp", schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = "application/vp+jwt", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/dc+sd-jwt", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/jwt", schema = @Schema(type = SchemaType.STRING)),
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
              schema = @Schema(oneOf = {VerificationReport.class, PresentationReport.class}),
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
  public Response verify(
      byte[] submitted,
      @QueryParam("domain")
          @Parameter(
              description =
                  "For whom a presentation, or the key binding of an SD-JWT VC, must have been made")
          String domain,
      @QueryParam("challenge")
          @Parameter(
              description =
                  "The question that a presentation must answer; of an SD-JWT VC, with domain only")
          String challenge,
      @Context HttpHeaders headers) {
    var sentences = Sentences.in(headers.getAcceptableLanguages());
    var policy = policies.national();
    return switch (Submission.read(submitted, policy.suites())) {
      case Submission.Credential(var secured) -> {
        var examined = credentials.verify(secured, policy);
        verdicts.count(examined.verdict().outcome());
        yield answer(VerificationReport.of(examined, sentences), sentences);
      }
      case Submission.Presentation(var secured) -> {
        var examined =
            presentations.verify(
                secured, policy, Optional.ofNullable(domain), Optional.ofNullable(challenge));
        verdicts.count(examined.outcome());
        yield answer(PresentationReport.of(examined, sentences), sentences);
      }
      case Submission.Attestation(var sdJwtVc) -> {
        var examined =
            attestations.verify(
                sdJwtVc, policy, Optional.ofNullable(domain), Optional.ofNullable(challenge));
        verdicts.count(examined.verdict().outcome());
        yield answer(VerificationReport.ofAttestation(examined, sentences), sentences);
      }
    };
  }

  private static Response answer(Object report, Sentences sentences) {
    return Response.ok(report)
        .language(sentences.language())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }
}
