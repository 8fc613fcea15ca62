package nl.microcredentials.issuer.vcapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a holder cannot leave out of a credential that can be shown in parts.
 *
 * <p>The status always belongs to it: a revocation that can be hidden is none.
 */
final class MandatoryPointers {

  private static final String STATUS = "/credentialStatus";

  /** Without these a verifier does not know whose credential it is, nor whether it still counts. */
  private static final List<String> DEFAULTS =
      List.of("/issuer", "/validFrom", "/validUntil", "/issuanceDate", "/expirationDate", STATUS);

  private MandatoryPointers() {}

  /** Those for {@code credential}, as it will be signed. */
  static List<String> of(ObjectNode credential, IssueOptions options) {
    var defaults = DEFAULTS.stream().filter(pointer -> !credential.at(pointer).isMissingNode());
    return options
        .mandatoryPointers()
        .map(chosen -> withStatus(chosen, credential))
        .orElseGet(defaults::toList);
  }

  private static List<String> withStatus(List<String> chosen, ObjectNode credential) {
    return credential.at(STATUS).isMissingNode() || chosen.contains(STATUS)
        ? chosen
        : Stream.concat(chosen.stream(), Stream.of(STATUS)).toList();
  }
}
