package nl.microcredentials.issuer.documents;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.issuer.documents.content.Language;
import nl.microcredentials.issuer.institutions.Caller;
import nl.microcredentials.issuer.institutions.Institution;
import nl.microcredentials.issuer.issuance.Awards;
import nl.microcredentials.issuer.issuance.IssuedCredential;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Documents of a credential. Their language is that of {@code ?lang=}, otherwise of
 * Accept-Language, otherwise that of the credential, if that is Dutch or English.
 */
@Path("/v1/credentials/{id}")
@Tag(name = "Documents")
@RunOnVirtualThread
public class DocumentResource {

  private static final String PDF = "application/pdf";
  private static final String ELM = "application/jose+json";
  private static final String PNG = "image/png";
  private static final String SVG = "image/svg+xml";

  private final Documents documents;
  private final Awards awards;
  private final Caller caller;

  DocumentResource(Documents documents, Awards awards, Caller caller) {
    this.documents = documents;
    this.awards = awards;
    this.caller = caller;
  }

  @GET
  @Path("pdf")
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(PDF)
  @Operation(
      operationId = "getPdf",
      summary = "The credential for people: PDF/A-3a with PAdES seal, the credential attached",
      description = "409 if it is no longer active, 406 if the institution has no seal.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response pdf(
      @PathParam("id") UUID id,
      @Parameter(description = "nl or en", example = "nl") @QueryParam("lang") String lang,
      @Context HttpHeaders headers) {
    return answer(id, lang, headers, new Kind("pdf", documents::pdf));
  }

  @GET
  @Path("elm")
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(ELM)
  @Operation(
      operationId = "getEuropeanCredential",
      summary = "The credential in the European Learning Model 3, with JAdES seal",
      description =
          "A JWS in the JSON serialization, as European Digital Credentials for Learning are; its"
              + " payload is the JSON-LD document.")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Response elm(
      @PathParam("id") UUID id,
      @Parameter(description = "nl or en", example = "en") @QueryParam("lang") String lang,
      @Context HttpHeaders headers) {
    return answer(id, lang, headers, new Kind("elm.json", documents::elm));
  }

  @GET
  @Path("badge.png")
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(PNG)
  @Operation(operationId = "getBadgePng", summary = "A picture with the credential baked in, PNG")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response badgePng(
      @PathParam("id") UUID id,
      @Parameter(description = "nl or en", example = "nl") @QueryParam("lang") String lang,
      @Context HttpHeaders headers) {
    return answer(id, lang, headers, new Kind("png", documents::badgePng));
  }

  @GET
  @Path("badge.svg")
  @RolesAllowed({"issuer", "exam-board", "auditor"})
  @Produces(SVG)
  @Operation(operationId = "getBadgeSvg", summary = "A picture with the credential baked in, SVG")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response badgeSvg(
      @PathParam("id") UUID id,
      @Parameter(description = "nl or en", example = "en") @QueryParam("lang") String lang,
      @Context HttpHeaders headers) {
    return answer(id, lang, headers, new Kind("svg", documents::badgeSvg));
  }

  /** How one kind of document is made, and the ending of its file. */
  private record Kind(String ending, Making making) {}

  private interface Making {
    byte[] make(Institution institution, IssuedCredential credential, Language language);
  }

  private Response answer(UUID id, String lang, HttpHeaders headers, Kind kind) {
    var institution = caller.institution();
    var credential = awards.issued(institution, id).orElseThrow(NotFoundException::new);
    var language = language(lang, headers, credential);
    return Response.ok(kind.making().make(institution, credential, language))
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"microcredential-%s.%s\"".formatted(id, kind.ending()))
        .build();
  }

  private Language language(String lang, HttpHeaders headers, IssuedCredential credential) {
    if (lang != null) {
      return Language.of(lang)
          .orElseThrow(() -> MalformedInputException.malformed("Documents are in nl or en."));
    }
    return Language.firstOf(headers.getAcceptableLanguages())
        .or(() -> Language.of(inLanguage(credential)))
        .orElse(Language.EN);
  }

  private String inLanguage(IssuedCredential credential) {
    return awards.openBadge(credential).at("/credentialSubject/achievement/inLanguage").textValue();
  }
}
