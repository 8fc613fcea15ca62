package nl.microcredentials.core.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody presents: credentials, and who they say they are.
 *
 * @param id URL of the presentation, if it has one
 * @param type the types of it, {@code VerifiablePresentation} among them
 * @param holder URL of who presents, if the presentation says so
 * @param verifiableCredential none, one or several, in their order
 * @param json all of it, its proofs too
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#verifiable-presentations">
 *     VCDM 2.0, 4.13: Verifiable Presentations</a>
 */
public record VerifiablePresentation(
    DataModel dataModel,
    Optional<String> id,
    List<String> type,
    Optional<String> holder,
    List<PresentedCredential> verifiableCredential,
    ObjectNode json) {

  private static final String TYPE = "VerifiablePresentation";

  /** Reads {@code document}, whose proofs play no role here, in the current data model. */
  public static Reading<VerifiablePresentation> read(ObjectNode document) {
    return read(document, DataModel.CURRENT);
  }

  /** Reads {@code document} and what is in it, each in one of the {@code accepted} data models. */
  public static Reading<VerifiablePresentation> read(ObjectNode document, Set<DataModel> accepted) {
    var reader = new MemberReader(document);
    reader.objects("termsOfUse").forEach(CredentialReference::read);
    var presentation =
        new VerifiablePresentation(
            DataModel.read(reader, accepted),
            reader.optionalUrl("id"),
            readTypes(reader),
            readHolder(reader),
            reader.objects("verifiableCredential").stream()
                .map(credential -> readCredential(credential, accepted))
                .toList(),
            document);
    return Reading.of(presentation, reader);
  }

  private static List<String> readTypes(MemberReader presentation) {
    var types = presentation.types();
    if (!types.contains(TYPE)) {
      presentation.malformed("type does not hold VerifiablePresentation.");
    }
    return types;
  }

  private static Optional<String> readHolder(MemberReader presentation) {
    return presentation.has("holder") && !presentation.isText("holder")
        ? Optional.of(presentation.object("holder").url("id"))
        : presentation.optionalUrl("holder");
  }

  /** A presentation in a presentation has not the type of a credential, so it is malformed. */
  private static PresentedCredential readCredential(
      MemberReader credential, Set<DataModel> accepted) {
    return Envelope.Kind.of(credential.json())
        .<PresentedCredential>map(_ ->
            new PresentedCredential.Enveloped(Envelope.read(credential, Envelope.Kind.CREDENTIAL)))
        .orElseGet(() ->
            new PresentedCredential.Embedded(VerifiableCredential.read(credential, accepted)));
  }
}
