package nl.microcredentials.core.identifiers;

import static nl.microcredentials.core.identifiers.DidError.INVALID_DID;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * DIDs whose document lies on a web server.
 *
 * <p>Whoever writes a credential writes the DID, and thereby chooses which server is asked for
 * what. Hence: a host with a name on the public Internet, and a path that means to every server
 * what it seems to mean.
 *
 * @see <a href="https://w3c-ccg.github.io/did-method-web/#read-resolve">did:web Method
 *     Specification, 2.5.2: Read (Resolve)</a>
 */
public final class DidWeb {

  public static final String PREFIX = "did:web:";

  private static final int MAX_PORT = 65_535;

  /** Only the colon before a port is percent-encoded; nothing else in a name needs to be. */
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]+)(?:%3[Aa]([1-9][0-9]{0,4}))?");

  /**
   * Letters outside ASCII may be percent-encoded. What else could be would be a separator, or a
   * second spelling of something that needs none.
   */
  private static final Pattern SEGMENT =
      Pattern.compile("(?:[A-Za-z0-9._-]|%[89A-Fa-f][0-9A-Fa-f])++");

  private DidWeb() {}

  /**
   * The address of the document of {@code did}.
   *
   * @throws IdentifierRefused with INVALID_VERIFICATION_METHOD_URL if it is not a did:web, with
   *     UNSAFE_URL if its host is not one with a name on the public Internet
   */
  public static URI documentUrl(String did) {
    return documentUrl(did, _ -> false);
  }

  /**
   * The same for who knows a few servers by name.
   *
   * @param exempt addresses whose host need not be public
   */
  public static URI documentUrl(String did, Predicate<URI> exempt) {
    if (!did.startsWith(PREFIX) || did.length() > DidUrl.MAX_LENGTH) {
      throw notDidWeb();
    }
    var segments = List.of(did.substring(PREFIX.length()).split(":", -1));
    checkNotDisguised(segments.getFirst());
    var authority = AUTHORITY.matcher(segments.getFirst());
    var path = segments.subList(1, segments.size());
    if (!authority.matches()
        || !isPort(authority.group(2))
        || !path.stream().allMatch(DidWeb::isSegment)) {
      throw notDidWeb();
    }
    var host = authority.group(1);
    var port = authority.group(2) == null ? "" : ":" + authority.group(2);
    var folder = path.isEmpty() ? ".well-known" : String.join("/", path);
    var url = URI.create("https://%s%s/%s/did.json".formatted(host, port, folder));
    if (!HostName.isPublic(host) && !exempt.test(url)) {
      throw IdentifierRefused.unsafe("The DID does not name a host on the public Internet.");
    }
    return url;
  }

  /**
   * Somebody who disguises a host has something in mind, so that it is named for what it is: a user
   * in front of another host, or an IPv6 address.
   */
  private static void checkNotDisguised(String authority) {
    var decoded =
        authority.replaceAll("%3[Aa]", ":").replaceAll("%40", "@").replaceAll("%5[Bb]", "[");
    if (decoded.contains("@")
        || decoded.startsWith("[")
        || decoded.indexOf(':') != decoded.lastIndexOf(':')) {
      throw IdentifierRefused.unsafe("The DID does not name a host, or another one than it seems.");
    }
  }

  private static boolean isPort(String digits) {
    return digits == null || Integer.parseInt(digits) <= MAX_PORT;
  }

  private static boolean isSegment(String segment) {
    return SEGMENT.matcher(segment).matches()
        && !segment.equals(".")
        && !segment.equals("..")
        && isUtf8(segment);
  }

  /** Overlong forms of ASCII characters begin like a letter, and are a dot or a slash to some. */
  private static boolean isUtf8(String segment) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(segment, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(segment.charAt(i));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static IdentifierRefused notDidWeb() {
    return new IdentifierRefused(INVALID_DID, "The identifier is not a did:web.");
  }
}
