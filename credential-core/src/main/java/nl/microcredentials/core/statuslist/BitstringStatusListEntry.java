package nl.microcredentials.core.statuslist;

import static nl.microcredentials.core.problem.ProblemType.RANGE_ERROR;
import static nl.microcredentials.core.statuslist.StatusListRefused.malformed;
import static nl.microcredentials.core.statuslist.StatusListRefused.unverified;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the status of one credential stands.
 *
 * @param statusPurpose what the status is about, see {@link StatusPurpose}
 * @param statusSize how many bits the status has; 1 unless the entry says otherwise
 * @param statusMessage what each value of those bits says
 * @param statusReference where more about the values can be read
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#bitstringstatuslistentry">
 *     Bitstring Status List 1.0, 2.1 BitstringStatusListEntry</a>
 */
public record BitstringStatusListEntry(
    String statusPurpose,
    long statusListIndex,
    URI statusListCredential,
    int statusSize,
    StatusMessages statusMessage,
    List<URI> statusReference) {

  /** The value of {@code type}. */
  public static final String TYPE = "BitstringStatusListEntry";

  private static final Pattern BASE_10 = Pattern.compile("0|[1-9][0-9]{0,99}");

  public BitstringStatusListEntry {
    statusReference = List.copyOf(statusReference);
  }

  /**
   * Reads one {@code credentialStatus} of the type {@link #TYPE}.
   *
   * @throws StatusListRefused with MALFORMED_VALUE_ERROR if a member does not have its form, with
   *     RANGE_ERROR if the index cannot be that of any list
   */
  public static BitstringStatusListEntry parse(ObjectNode entry) {
    if (!TYPE.equals(Members.text(entry, "type"))) {
      throw malformed("type");
    }
    var list = Members.uri(entry, "statusListCredential");
    if (entry.has("id") && Members.text(entry, "id").equals(list.toString())) {
      throw malformed("id");
    }
    var size = statusSize(entry);
    return new BitstringStatusListEntry(
        Members.text(entry, "statusPurpose"),
        index(Members.text(entry, "statusListIndex")),
        list,
        size,
        statusMessage(entry, size),
        Members.uris(entry, "statusReference"));
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
    var size = Members.integer(entry, "statusSize");
    if (size < 1 || size > BitstringStatusList.MAXIMUM_STATUS_SIZE) {
      throw malformed("statusSize");
    }
    return size;
  }

  /** More than one bit has no meaning without a message for each of its values. */
  private static StatusMessages statusMessage(ObjectNode entry, int size) {
    if (size == 1 && !entry.has("statusMessage")) {
      return StatusMessages.UNSET_AND_SET;
    }
    return StatusMessages.read(entry.path("statusMessage"), size);
  }

  /**
   * What {@code list} says about the credential; section 3.2, steps 5 to 15. That it is the list at
   * {@link #statusListCredential}, signed and valid, is the caller's to see to.
   *
   * @throws StatusListRefused with STATUS_VERIFICATION_ERROR if the list has another purpose, with
   *     STATUS_LIST_LENGTH_ERROR or RANGE_ERROR as {@link BitstringStatusList#status}
   */
  public BitstringStatus statusIn(BitstringStatusListCredential list) {
    if (!list.statusPurpose().contains(statusPurpose)) {
      throw unverified("The status list has another purpose.");
    }
    var status = list.statuses().status(statusListIndex, statusSize);
    var message =
        StatusPurpose.of(statusPurpose)
            .filter(StatusPurpose.MESSAGE::equals)
            .map(_ -> statusMessage.of(status));
    return new BitstringStatus(statusPurpose, status, message);
  }
}
