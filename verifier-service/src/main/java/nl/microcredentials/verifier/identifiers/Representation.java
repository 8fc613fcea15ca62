package nl.microcredentials.verifier.identifiers;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which form an answer is given: in full, or the document alone.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#bindings-https">DID Resolution, HTTP(S)
 *     Binding</a>
 */
enum Representation {
  DID_RESOLUTION("did-resolution", Map.of(), true),
  DID_URL_DEREFERENCING("did-url-dereferencing", Map.of(), true),

  /** What the first of these was before it had a media type of its own. */
  LD_JSON("ld+json", Map.of("profile", "https://w3id.org/did-resolution"), true),
  JSON("json", Map.of(), true),
  DID("did", Map.of(), false),
  DID_JSON("did+json", Map.of(), false),
  DID_LD_JSON("did+ld+json", Map.of(), false);

  private final MediaType mediaType;
  private final boolean full;

  Representation(String subtype, Map<String, String> parameters, boolean full) {
    this.mediaType = new MediaType("application", subtype, parameters);
    this.full = full;
  }

  MediaType mediaType() {
    return mediaType;
  }

  /** Whether metadata stand beside the document. */
  boolean isFull() {
    return full;
  }

  /**
   * What the caller wants most; nothing if it wants none of these, or what it says is malformed.
   */
  static Optional<Representation> wantedBy(HttpHeaders headers) {
    return acceptable(headers).stream()
        .filter(range -> !isRefused(range))
        .flatMap(range -> Stream.of(values()).filter(one -> one.isIn(range)))
        .findFirst();
  }

  private static List<MediaType> acceptable(HttpHeaders headers) {
    try {
      return headers.getAcceptableMediaTypes();
    } catch (IllegalArgumentException e) {
      return List.of(); // not a list of media types
    }
  }

  private boolean isIn(MediaType range) {
    return mediaType.isCompatible(range)
        && mediaType.getParameters().entrySet().stream()
            .allMatch(one ->
                range.isWildcardSubtype()
                    || one.getValue().equals(range.getParameters().get(one.getKey())));
  }

  /** A weight of nought: the caller does not want it. */
  private static boolean isRefused(MediaType range) {
    var weight = range.getParameters().get("q");
    return weight != null && weight.matches("0(\\.0*)?");
  }
}
