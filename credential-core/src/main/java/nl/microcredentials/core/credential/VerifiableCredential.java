package nl.microcredentials.core.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every verifiable credential says, whatever it is about.
 *
 * <p>This is about form: whether the words mean something, contexts decide, and whether they are
 * true, other checks.
 *
 * @param id URL of the credential, if it has one
 * @param type the types of it, {@code VerifiableCredential} among them
 * @param name in the first language it is given in
 * @param issuer URL of the issuer, as a rule a DID
 * @param credentialStatus none, one or several; each must be in order
 * @param json all of it, its proofs too
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#basic-concepts">VCDM
 *     2.0, 4: Basic Concepts</a>
 */
public record VerifiableCredential(
    DataModel dataModel,
    Optional<String> id,
    List<String> type,
    Optional<String> name,
    String issuer,
    ValidityPeriod validityPeriod,
    List<CredentialReference> credentialStatus,
    List<CredentialReference> credentialSchema,
    List<RelatedResource> relatedResource,
    ObjectNode json) {

  static final String TYPE = "VerifiableCredential";

  /** Reads {@code document}, whose proofs play no role here, in the current data model. */
  public static Reading<VerifiableCredential> read(ObjectNode document) {
    return read(document, DataModel.CURRENT);
  }

  /** Reads {@code document} in one of the data models that are {@code accepted}. */
  public static Reading<VerifiableCredential> read(ObjectNode document, Set<DataModel> accepted) {
    var reader = new MemberReader(document);
    return Reading.of(read(reader, accepted), reader);
  }

  static VerifiableCredential read(MemberReader reader, Set<DataModel> accepted) {
    var model = DataModel.read(reader, accepted);
    readOthers(reader, model);
    return new VerifiableCredential(
        model,
        reader.optionalUrl("id"),
        readTypes(reader),
        readName(reader, model),
        readIssuer(reader, model),
        ValidityPeriod.read(reader, model),
        reader.objects("credentialStatus").stream()
            .map(status -> readReference(status, model))
            .toList(),
        reader.objects("credentialSchema").stream()
            .map(CredentialReference::readIdentified)
            .toList(),
        model == DataModel.V2_0 ? RelatedResource.readAll(reader) : List.of(),
        reader.json());
  }

  /** In the earlier model a status and a refresh service had to have an id. */
  private static CredentialReference readReference(MemberReader reference, DataModel model) {
    return switch (model) {
      case V2_0 -> CredentialReference.read(reference);
      case V1_1 -> CredentialReference.readIdentified(reference);
    };
  }

  private static List<String> readTypes(MemberReader credential) {
    var types = credential.types();
    if (!types.contains(TYPE)) {
      credential.malformed("type does not hold VerifiableCredential.");
    }
    if (types.stream().anyMatch(Envelope.Kind::isName)) {
      credential.malformed("type is that of an envelope, and not of what is in it.");
    }
    return types;
  }

  private static Optional<String> readName(MemberReader named, DataModel model) {
    if (model == DataModel.V1_1) {
      return Optional.empty();
    }
    named.texts("description");
    return named.texts("name").stream().findFirst();
  }

  /** An issuer is named by its id alone, or described by an object. */
  private static String readIssuer(MemberReader credential, DataModel model) {
    if (credential.isText("issuer")) {
      return credential.url("issuer");
    }
    var issuer = credential.object("issuer");
    readName(issuer, model);
    return issuer.url("id");
  }

  /** What we make no use of has a form nevertheless. */
  private static void readOthers(MemberReader credential, DataModel model) {
    if (credential.items("credentialSubject").isEmpty()) {
      credential.malformed("credentialSubject says nothing about anybody.");
    }
    credential.objects("credentialSubject").forEach(subject -> subject.optionalUrl("id"));
    credential.objects("refreshService").forEach(service -> readReference(service, model));
    credential.objects("termsOfUse").forEach(CredentialReference::read);
    credential.objects("evidence").forEach(CredentialReference::read);
  }
}
