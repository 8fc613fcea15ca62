package nl.microcredentials.core.identifiers;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of hosts on the public Internet.
 *
 * <p>A name must end in a label that begins with a letter. {@code 127.1}, {@code 2130706433} and
 * {@code 0x7f.1} are spellings of an address for some resolvers and names for others; addresses
 * have no place in a document, in whatever spelling.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1123#section-2.1">RFC 1123, 2.1: Host Names</a>
 * @see <a href="https://www.iana.org/assignments/special-use-domain-names">IANA, Special-Use Domain
 *     Names</a>
 */
public final class HostName {

  private static final int MAX_LENGTH = 253;

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?",
          Pattern.CASE_INSENSITIVE);

  /** Names that networks give to their own machines. */
  private static final List<String> LOCAL =
      List.of(
          ".localhost", ".localdomain", ".local", ".internal", ".intranet", ".lan", ".home.arpa");

  private HostName() {}

  /** Whether {@code host} is such a name, with two labels or more and without a dot at the end. */
  public static boolean isPublic(String host) {
    return host.length() <= MAX_LENGTH
        && FORM.matcher(host).matches()
        && LOCAL.stream().noneMatch(host.toLowerCase(Locale.ROOT)::endsWith);
  }
}
