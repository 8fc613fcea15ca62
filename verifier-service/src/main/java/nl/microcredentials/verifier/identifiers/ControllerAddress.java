package nl.microcredentials.verifier.identifiers;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import nl.microcredentials.core.identifiers.DidError;
import nl.microcredentials.core.identifiers.DidUrl;
import nl.microcredentials.core.identifiers.DidWeb;
import nl.microcredentials.core.identifiers.HostName;
import nl.microcredentials.core.identifiers.IdentifierRefused;

/** Where the document of an identifier lies. */
final class ControllerAddress {

  private ControllerAddress() {}

  /**
   * The address for a did:web or an https identifier.
   *
   * @param exempt addresses whose host need not be public
   * @throws IdentifierRefused if it is another identifier, or an address that is never asked
   */
  static URI of(String identifier, Predicate<URI> exempt) {
    if (identifier.startsWith(DidWeb.PREFIX)) {
      return DidWeb.documentUrl(identifier, exempt);
    }
    var url = parse(identifier);
    if (exempt.test(url)) {
      return url;
    }
    if (url.getRawUserInfo() != null
        || url.getHost() == null
        || !HostName.isPublic(url.getHost())) {
      throw IdentifierRefused.unsafe("The identifier does not name a host on the public Internet.");
    }
    return url;
  }

  private static URI parse(String identifier) {
    try {
      var url = new URI(identifier);
      if ("https".equals(url.getScheme())
          && url.getRawFragment() == null
          && identifier.length() <= DidUrl.MAX_LENGTH) {
        return url;
      }
    } catch (URISyntaxException e) {
      // as below
    }
    throw new IdentifierRefused(
        DidError.INVALID_DID, "The identifier is neither a did:web nor an https address.");
  }
}
