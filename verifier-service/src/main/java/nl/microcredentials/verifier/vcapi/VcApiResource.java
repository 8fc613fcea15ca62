package nl.microcredentials.verifier.vcapi;

import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.securing.Secured;
import nl.microcredentials.core.securing.Submission;
import nl.microcredentials.http.ProblemBody;
import nl.microcredentials.verifier.checks.CredentialVerifier;
import nl.microcredentials.verifier.checks.Examined;
import nl.microcredentials.verifier.policy.Policies;
import nl.microcredentials.verifier.policy.Policy;
import nl.microcredentials.verifier.presentations.PresentationVerifier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The verifying side of the Verifiable Credential API, for systems that speak it: what is verified
 * is answered with 200, everything else with a problem.
 *
 * @see <a href="https://w3c-ccg.github.io/vc-api/#verify-credential">VC-API 0.7, 3.3: Verifying</a>
 */
@Path("/vc-api")
@RolesAllowed(VcApiResource.ROLE)
@Tag(name = "VC-API", description = "Verification for systems that speak the VC-API")
@APIResponse(
    responseCode = "200",
    description = "It is verified",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = VerificationResult.class)))
@APIResponse(
    responseCode = "400",
    description = "It is not verified, or there is nothing that could be",
    content =
        @Content(
            mediaType = ProblemBody.MEDIA_TYPE,
            schema = @Schema(implementation = VerificationResult.class)))
@APIResponse(
    responseCode = "422",
    description = "Nothing speaks against it, and yet not everything could be found out",
    content =
        @Content(
            mediaType = ProblemBody.MEDIA_TYPE,
            schema = @Schema(implementation = VerificationResult.class)))
public class VcApiResource {

  /** The role of those who may call it. */
  static final String ROLE = "verifier";

  private static final String CREDENTIAL = "verifiableCredential";
  private static final String PRESENTATION = "verifiablePresentation";

  private final CredentialVerifier credentials;
  private final PresentationVerifier presentations;
  private final Policies policies;

  VcApiResource(
      CredentialVerifier credentials, PresentationVerifier presentations, Policies policies) {
    this.credentials = credentials;
    this.presentations = presentations;
    this.policies = policies;
  }

  @POST
  @Path("/credentials/verify")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, ProblemBody.MEDIA_TYPE})
  @Operation(operationId = "vcApiVerifyCredential", summary = "Verify a credential")
  public Response verifyCredential(byte[] body) {
    var request = VerificationRequest.read(body, CREDENTIAL);
    return verifyCredential(request, policy(true, request));
  }

  @POST
  @Path("/presentations/verify")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, ProblemBody.MEDIA_TYPE})
  @Operation(operationId = "vcApiVerifyPresentation", summary = "Verify a presentation")
  public Response verifyPresentation(byte[] body) {
    var request = VerificationRequest.read(body, PRESENTATION);
    return verifyPresentation(request, policy(true, request));
  }

  @POST
  @Path("/lenient/credentials/verify")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, ProblemBody.MEDIA_TYPE})
  @Operation(hidden = true)
  public Response verifyCredentialLeniently(byte[] body) {
    var request = lenient(body, CREDENTIAL);
    return verifyCredential(request, policy(false, request));
  }

  @POST
  @Path("/lenient/presentations/verify")
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, ProblemBody.MEDIA_TYPE})
  @Operation(hidden = true)
  public Response verifyPresentationLeniently(byte[] body) {
    var request = lenient(body, PRESENTATION);
    return verifyPresentation(request, policy(false, request));
  }

  /** Only the suites of the standards may ask whether a signature holds, whosever it is. */
  private VerificationRequest lenient(byte[] body, String member) {
    if (!policies.conformance()) {
      throw new NotFoundException();
    }
    return VerificationRequest.read(body, member);
  }

  private Policy policy(boolean issuerMustControl, VerificationRequest request) {
    return policies.conformance()
        ? policies.open(issuerMustControl, request.checks())
        : policies.national();
  }

  private Response verifyCredential(VerificationRequest request, Policy policy) {
    checkPurpose(request, VerificationRelationship.ASSERTION_METHOD);
    return switch (Submission.read(request.document(), policy.suites())) {
      case Submission.Credential(var secured) ->
          VerificationResult.of(Stream.of(credentials.verify(secured, policy).verdict()));
      case Submission.Presentation(_), Submission.Attestation(_) ->
          throw MalformedInputException.malformed("This is no credential of the data model.");
    };
  }

  private Response verifyPresentation(VerificationRequest request, Policy policy) {
    checkPurpose(request, VerificationRelationship.AUTHENTICATION);
    return switch (Submission.read(request.document(), policy.suites())) {
      case Submission.Credential(_), Submission.Attestation(_) ->
          throw MalformedInputException.malformed("This is no presentation of the data model.");
      case Submission.Presentation(var secured) -> verifyPresentation(secured, request, policy);
    };
  }

  private Response verifyPresentation(Secured secured, VerificationRequest request, Policy policy) {
    var examined = presentations.verify(secured, policy, request.domain(), request.challenge());
    return VerificationResult.of(
        Stream.concat(
            Stream.of(examined.own()), examined.credentials().stream().map(Examined::verdict)));
  }

  /** Proofs for another purpose than this are never accepted, whoever expects them. */
  private static void checkPurpose(VerificationRequest request, VerificationRelationship purpose) {
    if (request.purpose().filter(expected -> !expected.equals(purpose.value())).isPresent()) {
      throw new MalformedInputException(
          PROOF_VERIFICATION_ERROR, "The purpose of the proofs is another one than expected.");
    }
  }
}
