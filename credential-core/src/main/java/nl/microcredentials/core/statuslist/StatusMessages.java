package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.statuslist.StatusListRefused.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What each value of a status says, as the issuer announced it in the credential. It helps
 * developers; it is not meant to be shown to people.
 *
 * @param byValue one for each value that the bits can have, from 0
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#statusMessage">
 *     Bitstring Status List 1.0, 2.1 BitstringStatusListEntry, statusMessage</a>
 */
public record StatusMessages(List<String> byValue) {

  /** What the specification makes of one bit without messages. */
  public static final StatusMessages UNSET_AND_SET = new StatusMessages(List.of("unset", "set"));

  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9A-Fa-f]{1,8}");

  public StatusMessages {
    byValue = List.copyOf(byValue);
  }

  /** The message for {@code status}, which is below two to the power of the status size. */
  public String of(int status) {
    return byValue.get(status);
  }

  /**
   * Reads a {@code statusMessage}. The values may stand in any order, but none may be missing or
   * stand there twice: two readers would see two messages.
   *
   * @throws StatusListRefused with MALFORMED_VALUE_ERROR if it is not an array with one message for
   *     each value of {@code statusSize} bits
   */
  static StatusMessages read(JsonNode statusMessage, int statusSize) {
    var values = 1 << statusSize;
    if (!(statusMessage instanceof ArrayNode messages) || messages.size() != values) {
      throw malformed("statusMessage");
    }
    var byValue = new String[values];
    for (var item : messages) {
      var value = valueOf(item.path("status"));
      var message = item.path("message");
      if (value >= values || byValue[(int) value] != null || !message.isTextual()) {
        throw malformed("statusMessage");
      }
      byValue[(int) value] = message.textValue();
    }
    return new StatusMessages(List.of(byValue));
  }

  private static long valueOf(JsonNode status) {
    if (!status.isTextual() || !HEXADECIMAL.matcher(status.textValue()).matches()) {
      throw malformed("statusMessage");
    }
    return Long.parseLong(status.textValue().substring(2), 16);
  }
}
