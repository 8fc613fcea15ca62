package nl.microcredentials.core.statuslist;

import java.util.Optional;

/**
 * What a status list says about one credential.
 *
 * @param purpose in which respect
 * @param status the value of its bits, from 0
 * @param message what the value says; only if the purpose is {@link StatusPurpose#MESSAGE}
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-bitstring-status-list-20250515/#validate-algorithm">
 *     Bitstring Status List 1.0, 3.2 Validate Algorithm, steps 11 to 15</a>
 */
public record BitstringStatus(String purpose, int status, Optional<String> message) {

  /**
   * Whether nothing is said against the credential in this respect. What it means if something is
   * depends on the purpose: a refresh, for one, leaves the credential valid.
   */
  public boolean valid() {
    return status == 0;
  }
}
