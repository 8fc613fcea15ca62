package nl.microcredentials.issuer.issuance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nl.microcredentials.core.sdjwt.ConcealedClaims;

/**
 * What is to be signed to carry out an intent.
 *
 * @param documentHash of the credential, if it was computed already
 * @param attestation nothing if the award will not have that form
 */
record Unsecured(
    Award award,
    ObjectNode credential,
    Optional<byte[]> documentHash,
    Optional<ConcealedClaims> attestation) {}
