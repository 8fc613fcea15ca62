package nl.microcredentials.issuer.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import nl.microcredentials.issuer.issuance.CredentialView;

/**
 * What is answered when a completion was taken in; the same at every door.
 *
 * @param created whether this call is what led to it
 * @param location where it is found from now on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(boolean created, String location, CredentialView body) {

  /** 201 or 200. */
  public int status() {
    return created ? 201 : 200;
  }
}
