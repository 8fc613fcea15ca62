package nl.microcredentials.issuer.elements;

import static nl.microcredentials.core.problem.ProblemType.UNSAFE_URL;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import nl.microcredentials.core.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An address that may stand in a credential: readers will follow it, so it is a web address of a
 * named host and nothing else.
 */
@Schema(type = SchemaType.STRING, format = "uri", examples = "https://www.universiteit.example/")
public record PublicUrl(@JsonValue String url) {

  private static final int MAX_LENGTH = 2_000;

  /** A name with a top-level domain that is not a number, so that IP addresses do not pass. */
  private static final Pattern HOST =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{1,61}");

  /** Names that lead back into the reader's own network. */
  private static final Pattern INTERNAL =
      Pattern.compile("(?i)(.*\\.)?(localhost|local|internal|home\\.arpa)");

  /**
   * Checks the address.
   *
   * @throws UnsafeUrl if {@code url} is not such an address
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PublicUrl {
    if (url.length() > MAX_LENGTH || !isPublic(url)) {
      throw new UnsafeUrl();
    }
  }

  private static boolean isPublic(String url) {
    try {
      var uri = new URI(url);
      var host = uri.getHost();
      return "https".equals(uri.getScheme())
          && uri.getRawUserInfo() == null
          && host != null
          && HOST.matcher(host).matches()
          && !INTERNAL.matcher(host).matches();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The address is not one that a credential may lead its readers to. */
  static final class UnsafeUrl extends Refused {

    private static final long serialVersionUID = 1;

    UnsafeUrl() {
      super(UNSAFE_URL, "An address is not an https address of a public host.");
    }
  }
}
