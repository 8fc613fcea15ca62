package nl.microcredentials.core.securing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.integrity.Verified;

/**
 * A document as it travels, in whatever way it is secured. Nothing of it is verified yet.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#securing-mechanisms">
 *     VCDM 2.0, 4.12: Securing Mechanisms</a>
 */
public sealed interface Secured
    permits EmbeddedProofs,
        CredentialToken,
        PresentationToken,
        SelectiveToken,
        CoseMessage,
        Unreadable {

  /** What it claims to say, without proof; for looking at, not for relying on. */
  ObjectNode claimed();

  /**
   * Looks at everything that needs no key.
   *
   * @throws nl.microcredentials.core.problem.Refused if it could not be accepted whatever the key
   */
  void checkForm(ProofExpectation expected, Instant now);

  /**
   * Returns what was signed, and by whom.
   *
   * @throws nl.microcredentials.core.problem.Refused if it does not hold, or not for what is
   *     expected, or if {@code methods} refuse a key
   */
  Verified verify(VerificationMethods methods, ProofExpectation expected, Instant now);
}
