package nl.microcredentials.issuer.signing;

import java.security.SecureRandom;
import java.util.Optional;
import nl.microcredentials.core.integrity.EcdsaCryptosuites;
import nl.microcredentials.core.integrity.EddsaCryptosuites;
import nl.microcredentials.core.integrity.sd.EcdsaSd2023;
import nl.microcredentials.core.jsonld.Canonicalizer;

/** The mechanisms that an operator can choose from, by the name of their cryptosuite. */
public final class SecuringMechanisms {

  private SecuringMechanisms() {}

  /**
   * Returns nothing if there is none of this name.
   *
   * @param random for the keys of single proofs
   */
  public static Optional<SecuringMechanism> named(
      String cryptosuite, Canonicalizer canonicalizer, SecureRandom random) {
    return Optional.ofNullable(
        switch (cryptosuite) {
          case "eddsa-rdfc-2022" ->
              WholeDocumentMechanism.rdfc(EddsaCryptosuites.rdfc2022(canonicalizer));
          case "eddsa-jcs-2022" ->
              WholeDocumentMechanism.jcs(EddsaCryptosuites.jcs2022(), canonicalizer);
          case "ecdsa-rdfc-2019" ->
              WholeDocumentMechanism.rdfc(EcdsaCryptosuites.rdfc2019(canonicalizer));
          case "ecdsa-jcs-2019" ->
              WholeDocumentMechanism.jcs(EcdsaCryptosuites.jcs2019(), canonicalizer);
          case EcdsaSd2023.NAME -> new SelectiveDisclosureMechanism(canonicalizer, random);
          case "Ed25519Signature2020" -> new Signature2020Mechanism(canonicalizer);
          default -> null;
        });
  }
}
