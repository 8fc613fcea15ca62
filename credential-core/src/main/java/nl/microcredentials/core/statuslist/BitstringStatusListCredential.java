package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.statuslist.StatusListRefused.malformed;
import static nl.microcredentials.core.statuslist.StatusListRefused.unverified;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.microcredentials.core.credential.DateTimeStamp;
import nl.microcredentials.core.credential.ValidityPeriod;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/**
 * The credential in which an issuer publishes a list of statuses.
 *
 * <p>Size and messages of the statuses stand in the credentials that point into the list; the
 * context of the data model knows no such members of the list itself.
 *
 * @param id address of the list
 * @param issuer DID or URL of who says so
 * @param validity when the list is to be believed; both ends are mandatory, or an old list could be
 *     replayed for ever
 * @param statusPurpose what the statuses are about; one at least
 * @param ttl how long a copy may be kept
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#bitstringstatuslistcredential">
 *     Bitstring Status List 1.0, 2.2 BitstringStatusListCredential</a>
 */
public record BitstringStatusListCredential(
    URI id,
    String issuer,
    ValidityPeriod validity,
    List<String> statusPurpose,
    Optional<Duration> ttl,
    BitstringStatusList statuses) {

  /** One of the values of {@code type}. */
  public static final String TYPE = "BitstringStatusListCredential";

  /** The {@code type} of the subject. */
  public static final String SUBJECT_TYPE = "BitstringStatusList";

  public BitstringStatusListCredential {
    statusPurpose = List.copyOf(statusPurpose);
    if (statusPurpose.isEmpty()
        || validity.validFrom().isEmpty()
        || validity.validUntil().isEmpty()) {
      throw new IllegalArgumentException("a status list has a purpose, a beginning and an end");
    }
  }

  /**
   * Reads a list out of {@code document}, whose proof has been verified.
   *
   * @throws StatusListRefused with STATUS_VERIFICATION_ERROR if the document is not a list with a
   *     validity period, with MALFORMED_VALUE_ERROR if a member does not have its form, and as
   *     {@link BitstringStatusList#decode}
   */
  public static BitstringStatusListCredential parse(ObjectNode document) {
    if (!Members.hasType(document, TYPE)) {
      throw unverified("The document is not a status list.");
    }
    if (document.has("credentialStatus")) {
      throw unverified("A status list must not have a status itself.");
    }
    if (!(document.get("credentialSubject") instanceof ObjectNode subject)
        || !Members.hasType(subject, SUBJECT_TYPE)) {
      throw unverified("The document does not hold a status list.");
    }
    return new BitstringStatusListCredential(
        Members.uri(document, "id"),
        issuer(document),
        validity(document),
        Members.texts(subject, "statusPurpose"),
        ttl(subject),
        BitstringStatusList.decode(Members.text(subject, "encodedList")));
  }

  private static String issuer(ObjectNode document) {
    return document.get("issuer") instanceof ObjectNode issuer
        ? Members.text(issuer, "id")
        : Members.text(document, "issuer");
  }

  private static ValidityPeriod validity(ObjectNode document) {
    var validFrom = time(document, "validFrom");
    var validUntil = time(document, "validUntil");
    if (validUntil.isBefore(validFrom)) {
      throw malformed("validUntil");
    }
    return new ValidityPeriod(Optional.of(validFrom), Optional.of(validUntil));
  }

  private static Instant time(ObjectNode document, String member) {
    try {
      return DateTimeStamp.parse(document.path(member).asText());
    } catch (MalformedInputException e) {
      throw unverified("The status list does not say when it is valid.");
    }
  }

  private static Optional<Duration> ttl(ObjectNode subject) {
    if (!subject.has("ttl")) {
      return Optional.empty();
    }
    var ttl = subject.get("ttl");
    if (!ttl.isIntegralNumber() || !ttl.canConvertToLong() || ttl.longValue() < 0) {
      throw malformed("ttl");
    }
    return Optional.of(Duration.ofMillis(ttl.longValue()));
  }

  /** As a credential without proof. */
  public ObjectNode toJson() {
    var document = StrictJson.object();
    document.putArray("@context").add(JsonLdContexts.CREDENTIALS_V2);
    document.put("id", id.toString());
    document.putArray("type").add("VerifiableCredential").add(TYPE);
    document
        .put("issuer", issuer)
        .put("validFrom", DateTimeStamp.format(validity.validFrom().orElseThrow()))
        .put("validUntil", DateTimeStamp.format(validity.validUntil().orElseThrow()));
    var subject =
        document.putObject("credentialSubject").put("id", id + "#list").put("type", SUBJECT_TYPE);
    if (statusPurpose.size() == 1) {
      subject.put("statusPurpose", statusPurpose.getFirst());
    } else {
      statusPurpose.forEach(subject.putArray("statusPurpose")::add);
    }
    ttl.ifPresent(time -> subject.put("ttl", time.toMillis()));
    subject.put("encodedList", statuses.encode());
    return document;
  }
}
