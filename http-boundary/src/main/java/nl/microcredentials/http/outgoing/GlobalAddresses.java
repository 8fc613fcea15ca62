package nl.microcredentials.http.outgoing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public Internet.
 *
 * <p>The predicates of {@link InetAddress} do not say: they miss fc00::/7, 100.64.0.0/10,
 * 198.18.0.0/15 and the prefixes that carry an IPv4 address inside.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890 and the IANA special-purpose
 *     address registries</a>
 */
final class GlobalAddresses {

  private static final List<Network> NOT_GLOBAL_IPV4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /**
   * Everything outside is not handed out: the unspecified and loopback addresses, mapped and
   * compatible IPv4 ({@code ::/8}), 64:ff9b::/96, 64:ff9b:1::/48, 100::/64, 5f00::/16, fc00::/7,
   * fe80::/10, fec0::/10, ff00::/8.
   */
  private static final Network GLOBAL_UNICAST_IPV6 = Network.of("2000::/3");

  private static final List<Network> NOT_GLOBAL_IPV6 =
      networks(
          "2001::/23", // protocol assignments, among them Teredo, which carries an IPv4 address
          "2001:db8::/32",
          "2002::/16", // 6to4 carries an IPv4 address
          "2620:4f:8000::/48",
          "3fff::/20");

  private GlobalAddresses() {}

  static boolean contains(InetAddress address) {
    return switch (address) {
      case Inet4Address ipv4 -> NOT_GLOBAL_IPV4.stream().noneMatch(n -> n.contains(ipv4));
      case Inet6Address ipv6 ->
          GLOBAL_UNICAST_IPV6.contains(ipv6)
              && NOT_GLOBAL_IPV6.stream().noneMatch(n -> n.contains(ipv6));
      default -> false;
    };
  }

  private static List<Network> networks(String... cidrs) {
    return Stream.of(cidrs).map(Network::of).toList();
  }

  /** A prefix of an address and how many bits of it count. */
  private record Network(InetAddress prefix, int length) {

    static Network of(String cidr) {
      var slash = cidr.indexOf('/');
      return new Network(
          InetAddress.ofLiteral(cidr.substring(0, slash)),
          Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
      var mine = prefix.getAddress();
      var other = address.getAddress();
      for (var bit = 0; bit < length; bit++) {
        var mask = 0x80 >>> (bit % Byte.SIZE);
        if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
