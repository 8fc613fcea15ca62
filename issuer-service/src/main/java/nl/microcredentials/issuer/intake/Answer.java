package nl.microcredentials.issuer.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import nl.microcredentials.issuer.issuance.CredentialView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is answered when a completion was taken in; the same at every door.
 *
 * @param status 201 if a credential was issued, 200 if it had been before, 202 if it is waiting
 * @param location where it is found from now on
 * @param credential null while the exam board has not decided
 * @param waiting null otherwise
 */
public record Answer(int status, String location, CredentialView credential, Waiting waiting) {

  /** Whether this call is what led to the credential. */
  public boolean created() {
    return status == 201;
  }

  /** Whether the exam board has to decide. */
  public boolean waits() {
    return waiting != null;
  }

  /** The body of a response. */
  public Object body() {
    return waits() ? waiting : credential;
  }

  /** The answer while the exam board has not decided. */
  @Schema(name = "AwaitingApproval")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Waiting(UUID approval, String state) {}
}
