package nl.microcredentials.http.outgoing;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.microcredentials.core.identifiers.HostName;

/**
 * Which URLs that others have chosen may be asked for at all: https on its own port, of a host with
 * a {@link HostName}.
 */
public final class UrlRules {

  private static final int HTTPS_PORT = 443;
  private static final int MAXIMUM_LENGTH = 2_048;

  private final Set<String> extraOrigins;

  /**
   * Sets the rules.
   *
   * @param extraOrigins what the operator exempts from them, such as {@code http://localhost:8081}
   */
  public UrlRules(Collection<String> extraOrigins) {
    this.extraOrigins =
        extraOrigins.stream()
            .map(URI::create)
            .map(UrlRules::origin)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the operator exempts this origin from the rules below. */
  public boolean isExtra(URI url) {
    return url.getHost() != null
        && url.getRawUserInfo() == null
        && extraOrigins.contains(origin(url));
  }

  /**
   * Looks at an address without asking it.
   *
   * @throws FetchRefused if it must not be asked
   */
  public void check(URI url) {
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
    if (host == null || !HostName.isPublic(host)) {
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
