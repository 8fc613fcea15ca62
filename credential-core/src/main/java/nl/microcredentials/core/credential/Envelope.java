package nl.microcredentials.core.credential;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/**
 * A credential or a presentation that is secured as a whole, by a JWT for instance, in the shape of
 * an object.
 *
 * <p>What is in an envelope is never an envelope again: its media type is that of something signed,
 * and what was signed is read by {@link VerifiableCredential} or {@link VerifiablePresentation},
 * which take no envelopes.
 *
 * @param mediaType of the content, in lower case and without parameters
 * @param content what secures the credential; text in ASCII for all media types but those of COSE
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#enveloped-verifiable-credentials">
 *     VCDM 2.0, 4.13.1 Enveloped Verifiable Credentials and 4.13.2 Enveloped Verifiable
 *     Presentations</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record Envelope(Kind kind, String mediaType, byte[] content) {

  private static final Set<String> MEMBERS = Set.of("@context", "id", "type");

  /** What an envelope holds. */
  public enum Kind {
    CREDENTIAL(
        "EnvelopedVerifiableCredential",
        Set.of("application/vc+jwt", "application/vc+sd-jwt", "application/vc+cose")),
    PRESENTATION(
        "EnvelopedVerifiablePresentation",
        Set.of("application/vp+jwt", "application/vp+sd-jwt", "application/vp+cose"));

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> mediaTypes;

    Kind(String type, Set<String> mediaTypes) {
      this.type = type;
      this.mediaTypes = mediaTypes;
    }

    /** The kind that {@code document} says it is; nothing if it is no envelope at all. */
    public static Optional<Kind> of(ObjectNode document) {
      var types = new MemberReader(document).types();
      return Arrays.stream(values()).filter(kind -> types.contains(kind.type)).findFirst();
    }

    static boolean isName(String type) {
      return Arrays.stream(values()).anyMatch(kind -> kind.type.equals(type));
    }
  }

  /** Reads {@code document}, which says that it is an envelope of this {@code kind}. */
  public static Reading<Envelope> read(ObjectNode document, Kind kind) {
    var reader = new MemberReader(document);
    return Reading.of(read(reader, kind), reader);
  }

  static Envelope read(MemberReader envelope, Kind kind) {
    if (!envelope.json().propertyStream().map(Map.Entry::getKey).allMatch(MEMBERS::contains)) {
      envelope.malformed("id of the envelope has other members beside it, which nobody signed.");
    }
    var contexts = envelope.items("@context");
    if (!contexts.stream().allMatch(MemberReader::isUrl)
        || contexts.stream()
            .noneMatch(context -> context.textValue().equals(JsonLdContexts.CREDENTIALS_V2))) {
      envelope.malformed("@context of the envelope does not define it.");
    }
    var types = envelope.types();
    if (types.size() != 1 || !types.contains(kind.type)) {
      envelope.malformed("type of the envelope is not %s.".formatted(kind.type));
    }
    var url = parse(envelope);
    if (!kind.mediaTypes.contains(url.mediaType()) || isText(url.mediaType()) == url.isBase64()) {
      envelope.malformed("id of the envelope holds nothing that is secured by an envelope.");
    }
    return new Envelope(kind, url.mediaType(), url.data());
  }

  private static DataUrl parse(MemberReader envelope) {
    try {
      return DataUrl.parse(envelope.json().path("id").asText());
    } catch (MalformedInputException e) {
      envelope.malformed("id of the envelope is malformed: " + e.detail());
      return new DataUrl("", false, new byte[0]);
    }
  }

  /** Only COSE is no text, and has to be written in base64. */
  private static boolean isText(String mediaType) {
    return !mediaType.endsWith("+cose");
  }

  /**
   * Puts a JWT or an SD-JWT in an envelope.
   *
   * @param mediaType of the token, such as {@code application/vc+jwt}
   * @throws MalformedInputException if there are no envelopes of such a thing
   */
  public static Envelope of(String mediaType, String token) {
    var kind =
        Arrays.stream(Kind.values())
            .filter(one -> isText(mediaType) && one.mediaTypes.contains(mediaType))
            .findFirst()
            .orElseThrow(() -> malformed("There are no envelopes of this media type."));
    var url = DataUrl.parse("data:" + mediaType + ',' + token);
    return new Envelope(kind, mediaType, url.data());
  }

  /** The content of all media types but those of COSE. */
  public String token() {
    return new String(content, StandardCharsets.US_ASCII);
  }

  /** The object that stands for the content, in presentations for instance. */
  public ObjectNode toJson() {
    return StrictJson.object()
        .put("@context", JsonLdContexts.CREDENTIALS_V2)
        .put("id", new DataUrl(mediaType, !isText(mediaType), content).toString())
        .put("type", kind.type);
  }
}
