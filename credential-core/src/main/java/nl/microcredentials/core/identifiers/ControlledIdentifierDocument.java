package nl.microcredentials.core.identifiers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;

/**
 * What the controller of an identifier says about its keys; a DID document is one of these.
 *
 * <p>A document is read strictly where a loose reading could yield another key: no two methods of
 * one name, no secrets. A key of a kind that is not known harms nobody until it is asked for.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#controlled-identifier-documents">
 *     Controlled Identifiers 1.0, 2.1: Controlled Identifier Documents</a>
 */
public final class ControlledIdentifierDocument {

  private static final String DID_CONTEXT = "https://www.w3.org/ns/did/v1";

  /** Every relationship, also those in which nothing is signed: methods can stand in all. */
  private static final List<String> RELATIONSHIPS =
      Stream.concat(
              Stream.of(VerificationRelationship.values()).map(VerificationRelationship::value),
              Stream.of("keyAgreement"))
          .toList();

  private static final List<String> SECRETS =
      List.of("secretKeyMultibase", "privateKeyMultibase", "privateKeyBase58", "privateKeyJwk");

  private final String id;
  private final ObjectNode json;
  private final Map<String, ObjectNode> methods = new HashMap<>();
  private final Map<String, Set<String>> relationships = new HashMap<>();

  private ControlledIdentifierDocument(String id, ObjectNode json) {
    this.id = id;
    this.json = json;
  }

  /**
   * Writes a document.
   *
   * @param methods keys of {@code id}, also those that were revoked: they stay, so that everybody
   *     sees it
   * @param type how the keys are written
   * @param relationships what each of them may be used for, unless it was revoked
   */
  public static ControlledIdentifierDocument of(
      String id,
      List<VerificationMethod> methods,
      VerificationMethodType type,
      Set<VerificationRelationship> relationships) {
    var json = StrictJson.object();
    json.putArray("@context").add(DID_CONTEXT).add(type.context());
    json.put("id", id);
    var array = json.putArray("verificationMethod");
    for (var method : methods) {
      var one = array.addObject();
      one.put("id", method.id()).put("type", type.value()).put("controller", method.controller());
      type.write(method.publicKey(), one);
      method.revoked().ifPresent(time -> one.put("revoked", DateTimeStamp.format(time)));
    }
    for (var relationship : relationships) {
      var references = json.putArray(relationship.value());
      methods.stream()
          .filter(method -> method.revoked().isEmpty())
          .forEach(method -> references.add(method.id()));
    }
    return read(json, id);
  }

  /**
   * Reads a document.
   *
   * @param identifier whose document was asked for
   * @throws IdentifierRefused with INVALID_CONTROLLED_IDENTIFIER_DOCUMENT, or with
   *     INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID if it is that of somebody else
   */
  public static ControlledIdentifierDocument read(ObjectNode json, String identifier) {
    var id = json.path("id");
    if (!id.isTextual()) {
      throw IdentifierRefused.document("The document of the controller has no id.");
    }
    if (!id.textValue().equals(identifier)) {
      throw IdentifierRefused.documentId("The document of the controller is another one's.");
    }
    var document = new ControlledIdentifierDocument(identifier, json);
    for (var method : array(json, "verificationMethod")) {
      document.add(method);
    }
    for (var relationship : RELATIONSHIPS) {
      var members = new HashSet<String>();
      for (var item : array(json, relationship)) {
        members.add(item.isTextual() ? document.absolute(item) : document.add(item));
      }
      document.relationships.put(relationship, members);
    }
    return document;
  }

  private static Iterable<JsonNode> array(ObjectNode json, String member) {
    return switch (json.get(member)) {
      case null -> List.of();
      case ArrayNode array -> array;
      default -> throw IdentifierRefused.document("%s is not an array.".formatted(member));
    };
  }

  /** Returns the id of the method. */
  private String add(JsonNode item) {
    if (!(item instanceof ObjectNode method) || !method.path("id").isTextual()) {
      throw IdentifierRefused.document("A verification method has no id.");
    }
    if (givesAwaySecret(method)) {
      throw IdentifierRefused.document("The document gives away a private key.");
    }
    var url = absolute(method.get("id"));
    if (methods.put(url, method) != null) {
      throw IdentifierRefused.document("Two verification methods have the same id.");
    }
    return url;
  }

  /** A key that is published with its secret proves nothing, and must not be passed on either. */
  private static boolean givesAwaySecret(ObjectNode method) {
    return SECRETS.stream().anyMatch(method::has)
        || (method.path("publicKeyJwk") instanceof ObjectNode jwk && Jwk.holdsPrivateKey(jwk));
  }

  private String absolute(JsonNode reference) {
    var url = reference.textValue();
    return url.startsWith("#") ? id + url : url;
  }

  public String id() {
    return id;
  }

  /** The document as it was read or written; not to be changed. */
  public ObjectNode json() {
    return json;
  }

  /** The method at {@code url} as it stands there, whatever kind of key it has. */
  public Optional<ObjectNode> method(String url) {
    return Optional.ofNullable(methods.get(url));
  }

  /**
   * Returns the method at {@code url}, if it may be relied upon.
   *
   * <p>Numbers in the body are the steps of the algorithm; steps 1 to 6 are behind whoever has this
   * document.
   *
   * @param relationship what the method was used for
   * @param time when it must not have expired nor been revoked
   * @throws IdentifierRefused with INVALID_VERIFICATION_METHOD or
   *     INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD
   * @see <a href="https://www.w3.org/TR/2025/REC-cid-1.0-20250515/#retrieve-verification-method">
   *     Controlled Identifiers 1.0, 3.3: Retrieve Verification Method</a>
   */
  public VerificationMethod retrieve(
      String url, VerificationRelationship relationship, Instant time) {
    var method = methods.get(url); // 7 and 9: the map has absolute URLs only
    if (method == null) {
      throw IdentifierRefused.method("The document has no such verification method.");
    }
    var key = VerificationMethodType.keyOf(method); // 8
    if (!method.path("controller").asText().equals(id)) { // 10
      throw IdentifierRefused.method("The verification method has another controller.");
    }
    checkInForce(method, time);
    if (!relationships.get(relationship.value()).contains(url)) { // 11
      throw IdentifierRefused.relationship(
          "The controller does not allow the verification method for %s."
              .formatted(relationship.value()));
    }
    return new VerificationMethod(url, id, key); // 12
  }

  /** Section 2.2: neither at nor after the moments of expiration and revocation. */
  private static void checkInForce(ObjectNode method, Instant time) {
    for (var end : List.of("expires", "revoked")) {
      if (method.has(end) && !time.isBefore(timeOf(method.get(end)))) {
        throw IdentifierRefused.method("The verification method is not in force any more.");
      }
    }
  }

  private static Instant timeOf(JsonNode value) {
    try {
      return DateTimeStamp.parse(value.asText());
    } catch (MalformedInputException e) {
      throw IdentifierRefused.method("The verification method ends at a time that is none.");
    }
  }
}
