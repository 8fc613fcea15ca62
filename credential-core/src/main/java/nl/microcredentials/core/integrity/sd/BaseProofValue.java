package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.util.List;
import nl.microcredentials.core.integrity.sd.ProofComponents.Mode;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.KeyType;

/**
 * What the issuer hands to the holder, to derive proofs from.
 *
 * @param baseSignature of the issuer, over proof options, public key and mandatory statements
 * @param publicKey with which the signatures are checked, as the bytes of a Multikey
 * @param signatures of the statements that are not mandatory, in the order of those
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record BaseProofValue(
    byte[] baseSignature,
    byte[] publicKey,
    byte[] hmacKey,
    List<byte[]> signatures,
    List<String> mandatoryPointers) {

  /**
   * Reads a proof value.
   *
   * @throws MalformedInputException with {@code PROOF_VERIFICATION_ERROR} if it is none
   * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#parsebaseproofvalue">Data
   *     Integrity ECDSA Cryptosuites 1.0, 3.5.3: parseBaseProofValue</a>
   */
  static BaseProofValue parse(String proofValue) {
    var components = ProofComponents.parse(Mode.BASE, proofValue);
    var parsed =
        new BaseProofValue(
            components.bytes(0, KeyType.P_256.signatureLength()),
            components.multikey(1),
            components.bytes(2, ProofScopedKeys.HMAC_KEY_LENGTH),
            components.signatures(3),
            components.list(4, Selection.MAX_POINTERS, ProofComponents::text));
    if (!parsed.serialize().equals(proofValue)) {
      throw ProofComponents.malformed();
    }
    return parsed;
  }

  /** Section 3.5.2, serializeBaseProofValue. */
  String serialize() {
    return ProofComponents.serialize(Mode.BASE, this::writeTo);
  }

  private void writeTo(CBORGenerator cbor) throws IOException {
    cbor.writeBinary(baseSignature);
    cbor.writeBinary(publicKey);
    cbor.writeBinary(hmacKey);
    ProofComponents.write(cbor, signatures);
    cbor.writeStartArray(null, mandatoryPointers.size());
    for (var pointer : mandatoryPointers) {
      var utf8 = pointer.getBytes(UTF_8);
      cbor.writeUTF8String(utf8, 0, utf8.length); // a string would be cut into chunks
    }
    cbor.writeEndArray();
  }
}
