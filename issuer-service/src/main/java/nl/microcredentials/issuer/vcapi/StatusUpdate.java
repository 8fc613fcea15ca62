package nl.microcredentials.issuer.vcapi;

import static nl.microcredentials.issuer.vcapi.VcApiRefused.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.statuslist.BitstringStatusListEntry;

/**
 * What the status of a credential is to be.
 *
 * @param list address of the status list, if the caller says which
 * @param index in that list, if the caller says which
 * @see <a href="https://w3c-ccg.github.io/vc-api/#update-status">VC API, Update Status</a>
 */
record StatusUpdate(
    String credentialId, Optional<String> list, Optional<String> index, boolean revoked) {

  /** The second is what the examples of the VC API call it. */
  private static final Set<String> TYPES =
      Set.of(BitstringStatusListEntry.TYPE, "BitstringStatusList");

  private static final Set<String> MEMBERS =
      Set.of("id", "type", "status", "statusPurpose", "statusListIndex", "statusListCredential");

  private static final String PURPOSE = "revocation";

  /**
   * Reads an update. The status stands beside the entry that it is about, or, as in earlier
   * versions of the VC API, in it.
   *
   * @param entry an object, or a list with one
   * @param status null if it stands in the entry
   */
  static StatusUpdate read(JsonNode credentialId, JsonNode entry, JsonNode status) {
    var only = entry.isArray() && entry.size() == 1 ? entry.get(0) : entry;
    if (!only.isObject() || only.propertyStream().anyMatch(m -> !MEMBERS.contains(m.getKey()))) {
      throw malformed("credentialStatus is not one status entry.");
    }
    if (!TYPES.contains(only.path("type").asText())) {
      throw malformed("The type of the status is not %s.".formatted(BitstringStatusListEntry.TYPE));
    }
    if (!text(only, "statusPurpose").orElse(PURPOSE).equals(PURPOSE)) {
      throw malformed("The only purpose of a status is %s.".formatted(PURPOSE));
    }
    if ((status == null) != only.has("status")) {
      throw malformed("Say once what the status is to be.");
    }
    return new StatusUpdate(
        IssueOptions.credentialId(credentialId),
        text(only, "statusListCredential"),
        text(only, "statusListIndex"),
        isSet(status == null ? only.get("status") : status));
  }

  private static Optional<String> text(JsonNode entry, String member) {
    if (!entry.has(member)) {
      return Optional.empty();
    }
    if (!entry.get(member).isTextual()) {
      throw malformed("%s is not a text.".formatted(member));
    }
    return Optional.of(entry.get(member).textValue());
  }

  private static boolean isSet(JsonNode status) {
    return switch (status.isNumber() ? "" : status.asText()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw malformed("The status is neither true nor false.");
    };
  }

  /** Whether it is about the entry at {@code index} of the list at {@code address}. */
  boolean means(String address, int index) {
    return list.filter(one -> !one.equals(address)).isEmpty()
        && this.index.filter(one -> !one.equals(Integer.toString(index))).isEmpty();
  }
}
