package nl.microcredentials.http.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names, and refuses one of whose addresses a single one is not global.
 *
 * <p>The connection is made to the very addresses that are judged here. A second look-up could be
 * answered differently. The certificate is still checked against the name.
 */
public final class GlobalNames implements DnsResolver {

  private final DnsResolver names;

  public GlobalNames(DnsResolver names) {
    this.names = names;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = names.resolve(host);
    if (!Stream.of(addresses).allMatch(GlobalAddresses::contains)) {
      throw new ForbiddenAddressException();
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
