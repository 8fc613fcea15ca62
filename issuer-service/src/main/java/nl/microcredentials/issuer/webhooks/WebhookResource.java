package nl.microcredentials.issuer.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.microcredentials.core.credential.UrnUuid;
import nl.microcredentials.issuer.events.CredentialEvent;
import nl.microcredentials.issuer.institutions.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the caller's institution is told what happens to its credentials. */
@Path("/v1/webhooks")
@Tag(name = "Webhooks")
@RunOnVirtualThread
public class WebhookResource {

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final Caller caller;

  WebhookResource(Webhooks webhooks, WebhookDeliveries deliveries, Caller caller) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.caller = caller;
  }

  @PUT
  @Path("{name}")
  @RolesAllowed("webhook-admin")
  @Operation(
      operationId = "putWebhook",
      summary = "Have events posted to an address",
      description =
          "Answers 201 with the secret if it is new, and 200 without it otherwise. Deliveries"
              + " follow Standard Webhooks: check webhook-signature, answer 2xx within seconds, and"
              + " expect the same webhook-id again if your answer got lost. They hold the id of a"
              + " credential and nothing about a person.")
  public Response put(
      @PathParam("name") @Pattern(regexp = NAME) String name, @Valid @NotNull Definition webhook) {
    var stored =
        webhooks.put(caller.institution(), name, webhook.url(), webhook.events(), caller.name());
    return Response.status(stored.secret().isPresent() ? 201 : 200)
        .entity(Representation.of(stored.webhook(), stored.secret().orElse(null)))
        .build();
  }

  @GET
  @RolesAllowed({"webhook-admin", "auditor"})
  @Operation(operationId = "listWebhooks", summary = "The webhooks of the institution")
  public WebhookList list() {
    return new WebhookList(
        webhooks.of(caller.institution()).stream()
            .map(webhook -> Representation.of(webhook, null))
            .toList());
  }

  @DELETE
  @Path("{name}")
  @RolesAllowed("webhook-admin")
  @Operation(operationId = "deleteWebhook", summary = "Stop telling an address, at once")
  public Response delete(@PathParam("name") String name) {
    if (!webhooks.delete(caller.institution(), name, caller.name())) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }

  @POST
  @Path("{name}/secret")
  @RolesAllowed("webhook-admin")
  @Operation(
      operationId = "renewWebhookSecret",
      summary = "Get a new secret",
      description = "Deliveries are signed with the old one too for 24 hours.")
  public Secret renewSecret(@PathParam("name") String name) {
    return webhooks
        .renewSecret(caller.institution(), name, caller.name())
        .map(Secret::new)
        .orElseThrow(NotFoundException::new);
  }

  @GET
  @Path("{name}/deliveries")
  @RolesAllowed({"webhook-admin", "auditor"})
  @Operation(
      operationId = "listDeliveries",
      summary = "What was told or is to be told, oldest first; kept for 30 days")
  public DeliveryPage deliveries(
      @PathParam("name") String name,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
    var page = deliveries.page(find(name), after, limit).stream().map(Delivery::of).toList();
    return new DeliveryPage(page, page.size() < limit ? null : page.getLast().sequence());
  }

  @POST
  @Path("{name}/deliveries/{id}/redelivery")
  @RolesAllowed("webhook-admin")
  @Operation(operationId = "redeliver", summary = "Tell it again, with the same webhook-id")
  public Response redeliver(@PathParam("name") String name, @PathParam("id") UUID id) {
    if (!deliveries.redeliver(find(name), id)) {
      throw new NotFoundException();
    }
    return Response.accepted().build();
  }

  private Webhook.Key find(String name) {
    return webhooks
        .named(caller.institution(), name)
        .map(webhook -> webhook.key)
        .orElseThrow(NotFoundException::new);
  }

  /** What is to be told to which address. */
  @Schema(name = "WebhookDefinition", examples = WebhookExamples.STUDENT_SYSTEM)
  public record Definition(
      @NotNull URI url, @NotEmpty @Size(max = 20) List<CredentialEvent.@NotNull Kind> events) {}

  /**
   * A webhook.
   *
   * @param secret to check signatures with; only in the answer that creates it
   */
  @Schema(name = "Webhook")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Representation(
      String name, String url, List<String> events, Instant changedAt, String secret) {

    static Representation of(Webhook webhook, String secret) {
      return new Representation(
          webhook.key.name(), webhook.url, webhook.events, webhook.changedAt, secret);
    }
  }

  /** All webhooks of the institution. */
  public record WebhookList(List<Representation> webhooks) {}

  /** A secret to check signatures with: {@code whsec_} and 32 bytes in base64. */
  @Schema(name = "WebhookSecret")
  public record Secret(String secret) {}

  /**
   * One event for one webhook.
   *
   * @param id after {@code msg_} in {@code webhook-id}
   * @param lastStatus status code of the last answer, if there was one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Delivery(
      long sequence,
      UUID id,
      String event,
      String credential,
      Instant occurredAt,
      String state,
      int attempts,
      Instant lastAttemptAt,
      Integer lastStatus,
      String lastProblem,
      Instant nextAttemptAt) {

    static Delivery of(WebhookDelivery row) {
      return new Delivery(
          row.sequence,
          row.id,
          row.event,
          UrnUuid.of(row.credentialId),
          row.occurredAt,
          row.state.code(),
          row.attempts,
          row.lastAttemptAt,
          row.lastStatus,
          row.lastProblem,
          row.state == WebhookDelivery.State.PENDING ? row.nextAttemptAt : null);
    }
  }

  /**
   * Some deliveries.
   *
   * @param next {@code after} of the next page; absent on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DeliveryPage(List<Delivery> deliveries, Long next) {}
}
