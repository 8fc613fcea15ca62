package nl.microcredentials.verifier.network;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which URLs that stand in a credential may be asked for at all: https on its own port, of a host
 * with a name.
 *
 * <p>The name must end in a label that begins with a letter. {@code 127.1}, {@code 2130706433} and
 * {@code 0x7f.1} are spellings of an address for some resolvers and names for others; addresses
 * have no place in a credential, in whatever spelling.
 */
final class UrlRules {

  private static final int HTTPS_PORT = 443;
  private static final int MAXIMUM_LENGTH = 2_048;
  private static final int MAXIMUM_HOST_LENGTH = 253;
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?",
          Pattern.CASE_INSENSITIVE);

  private final Set<String> extraOrigins;

  UrlRules(Collection<String> extraOrigins) {
    this.extraOrigins =
        extraOrigins.stream()
            .map(URI::create)
            .map(UrlRules::origin)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the operator exempts this origin from the rules below. */
  boolean isExtra(URI url) {
    return url.getHost() != null
        && url.getRawUserInfo() == null
        && extraOrigins.contains(origin(url));
  }

  void check(URI url) {
    if (isExtra(url)) {
      return;
    }
    if (!"https".equalsIgnoreCase(url.getScheme())) {
      throw FetchRefused.unsafe("Only https addresses are asked.");
    }
    if (url.getPort() != -1 && url.getPort() != HTTPS_PORT) {
      throw FetchRefused.unsafe("Only the standard https port is asked.");
    }
    if (url.getRawUserInfo() != null || url.toString().length() > MAXIMUM_LENGTH) {
      throw FetchRefused.unsafe("The address has a form that is not asked.");
    }
    var host = url.getHost();
    if (host == null || host.length() > MAXIMUM_HOST_LENGTH || !HOST_NAME.matcher(host).matches()) {
      throw FetchRefused.unsafe("The address does not name a public host.");
    }
  }

  private static String origin(URI url) {
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    var standardPort = scheme.equals("https") ? HTTPS_PORT : 80;
    var port = url.getPort() == -1 ? standardPort : url.getPort();
    return "%s://%s:%d".formatted(scheme, url.getHost().toLowerCase(Locale.ROOT), port);
  }
}
