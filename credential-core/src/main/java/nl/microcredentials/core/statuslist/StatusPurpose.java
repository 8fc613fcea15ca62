package nl.microcredentials.core.statuslist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The purposes of a status whose meaning the specification fixes. Others are possible; what they
 * mean is between issuer and verifier.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#bitstringstatuslistentry">
 *     Bitstring Status List 1.0, 2.1 BitstringStatusListEntry, statusPurpose</a>
 */
public enum StatusPurpose {
  /** An updated credential can be had from its refresh service; this one stays valid. */
  REFRESH,
  /** The credential does not count any more, for ever. */
  REVOCATION,
  /** The credential does not count for the time being. */
  SUSPENSION,
  /** The issuer says one of the things that it announced in the credential. */
  MESSAGE;

  /** The value in JSON, such as {@code revocation}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<StatusPurpose> of(String code) {
    return Arrays.stream(values()).filter(purpose -> purpose.code().equals(code)).findAny();
  }
}
