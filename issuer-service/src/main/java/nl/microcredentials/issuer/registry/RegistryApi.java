package nl.microcredentials.issuer.registry;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The part of the registry's interface that this service uses. */
@Path("/v1/records")
interface RegistryApi {

  /** Appends a statement; answers the receipt, the first one if the statement is repeated. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  byte[] append(Submission submission);

  /**
   * What is sent.
   *
   * @param statement compact JWS
   */
  record Submission(String statement) {}
}
