package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where the status of one credential stands.
 *
 * @param statusSize how many bits the status has; 1 unless the entry says otherwise
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#bitstringstatuslistentry">
 *     Bitstring Status List 1.0, 2.1 BitstringStatusListEntry</a>
 */
public record BitstringStatusListEntry(
    String statusPurpose, long statusListIndex, URI statusListCredential, int statusSize) {

  /** The value of {@code type}. */
  public static final String TYPE = "BitstringStatusListEntry";

  private static final int MAXIMUM_STATUS_SIZE = 32;
  private static final int MAXIMUM_SIZE_WITH_MESSAGES = 8;
  private static final Pattern BASE_10 = Pattern.compile("0|[1-9][0-9]{0,99}");

  /**
   * Reads one {@code credentialStatus} of the type {@link #TYPE}.
   *
   * @throws StatusListRefused with MALFORMED_VALUE_ERROR if a member does not have its form, with
   *     RANGE_ERROR if the index cannot be that of any list
   */
  public static BitstringStatusListEntry parse(ObjectNode entry) {
    if (!TYPE.equals(text(entry, "type"))) {
      throw malformed("type");
    }
    var list = uri(text(entry, "statusListCredential"));
    if (entry.has("id") && text(entry, "id").equals(list.toString())) {
      throw malformed("id");
    }
    var size = statusSize(entry);
    checkMessages(entry, size);
    return new BitstringStatusListEntry(
        text(entry, "statusPurpose"), index(text(entry, "statusListIndex")), list, size);
  }

  private static long index(String base10) {
    if (!BASE_10.matcher(base10).matches()) {
      throw malformed("statusListIndex");
    }
    try {
      return new BigInteger(base10).longValueExact();
    } catch (ArithmeticException e) {
      throw new StatusListRefused(RANGE_ERROR, "No status list has an entry at this index.");
    }
  }

  private static int statusSize(ObjectNode entry) {
    if (!entry.has("statusSize")) {
      return 1;
    }
    var size = entry.get("statusSize");
    if (!size.isInt() || size.intValue() < 1 || size.intValue() > MAXIMUM_STATUS_SIZE) {
      throw malformed("statusSize");
    }
    return size.intValue();
  }

  /** More than one bit has no meaning without a message for each of its values. */
  private static void checkMessages(ObjectNode entry, int size) {
    if (!entry.has("statusMessage")) {
      if (size > 1) {
        throw malformed("statusMessage");
      }
      return;
    }
    var messages = entry.get("statusMessage");
    if (!messages.isArray()
        || size > MAXIMUM_SIZE_WITH_MESSAGES
        || messages.size() != 1 << size
        || messages.valueStream().anyMatch(message -> !isMessage(message))) {
      throw malformed("statusMessage");
    }
  }

  private static boolean isMessage(JsonNode message) {
    return message.path("status").isTextual() && message.path("message").isTextual();
  }

  private static URI uri(String text) {
    try {
      var uri = new URI(text);
      if (!uri.isAbsolute()) {
        throw malformed("statusListCredential");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw malformed("statusListCredential");
    }
  }

  private static String text(ObjectNode entry, String member) {
    var value = entry.path(member);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw malformed(member);
    }
    return value.textValue();
  }

  private static StatusListRefused malformed(String member) {
    return new StatusListRefused(
        MALFORMED_VALUE_ERROR, "%s of the status entry is missing or malformed.".formatted(member));
  }
}
