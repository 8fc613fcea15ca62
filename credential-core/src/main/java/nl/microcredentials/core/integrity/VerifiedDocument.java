package nl.microcredentials.core.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document whose proof holds.
 *
 * @param document without its proofs
 * @param documentHash the hash of its canonical form, to which the registry is committed
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record VerifiedDocument(ObjectNode document, byte[] documentHash) {}
