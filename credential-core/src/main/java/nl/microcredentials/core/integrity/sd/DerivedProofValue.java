package nl.microcredentials.core.integrity.sd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.microcredentials.core.integrity.sd.ProofComponents.Mode;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Sha256;

/**
 * What the holder hands to a verifier.
 *
 * @param baseSignature of the issuer, over proof options, public key and mandatory statements
 * @param publicKey with which the signatures are checked, as the bytes of a Multikey
 * @param signatures of the revealed statements that are not mandatory, in the order of those
 * @param labelMap the labels under which the statements were signed, {@code u3Lv2…}, by the
 *     canonical labels in what is revealed, {@code c14n0}
 * @param mandatoryIndexes which of the revealed statements are mandatory, in rising order
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record DerivedProofValue(
    byte[] baseSignature,
    byte[] publicKey,
    List<byte[]> signatures,
    Map<String, String> labelMap,
    List<Integer> mandatoryIndexes) {

  static final String CANONICAL_PREFIX = "c14n";

  private static final Pattern KEY = Pattern.compile("0|[1-9][0-9]{0,5}");

  /** More than the statements of the largest document. */
  private static final int MAX_INDEXES = 20_000;

  /**
   * Reads a proof value. The specification speaks of a public key of 36 bytes; a Multikey of this
   * curve has 35, in its examples too.
   *
   * @throws MalformedInputException with {@code PROOF_VERIFICATION_ERROR} if it is none
   * @see <a href="https://www.w3.org/TR/2025/REC-vc-di-ecdsa-20250515/#parsederivedproofvalue">Data
   *     Integrity ECDSA Cryptosuites 1.0, 3.5.8: parseDerivedProofValue</a>
   */
  static DerivedProofValue parse(String proofValue) {
    var components = ProofComponents.parse(Mode.DERIVED, proofValue);
    var parsed =
        new DerivedProofValue(
            components.bytes(0, KeyType.P_256.signatureLength()),
            components.multikey(1),
            components.signatures(2),
            decompressed(components.map(3)),
            components.list(4, MAX_INDEXES, ProofComponents::index));
    if (!isRising(parsed.mandatoryIndexes) || !parsed.serialize().equals(proofValue)) {
      throw ProofComponents.malformed();
    }
    return parsed;
  }

  /**
   * Section 3.5.6, decompressLabelMap. Two nodes of one label would become one thing, and what is
   * said of one of them would be said of the other.
   */
  private static Map<String, String> decompressed(JsonNode compressed) {
    var labelMap = new LinkedHashMap<String, String>();
    for (var entry : compressed.properties()) {
      if (!KEY.matcher(entry.getKey()).matches()) {
        throw ProofComponents.malformed();
      }
      var label = ProofComponents.bytes(entry.getValue(), Sha256.LENGTH);
      labelMap.put(CANONICAL_PREFIX + entry.getKey(), Multibase.base64Url(label));
    }
    if (new HashSet<>(labelMap.values()).size() < labelMap.size()) {
      throw ProofComponents.malformed();
    }
    return labelMap;
  }

  private static boolean isRising(List<Integer> indexes) {
    for (int i = 1; i < indexes.size(); i++) {
      if (indexes.get(i) <= indexes.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Under which label each blank node was signed (section 3.4.3, createLabelMapFunction).
   *
   * @param canonicalLabels of the revealed document
   * @throws MalformedInputException with {@code PROOF_VERIFICATION_ERROR} if a node has no label
   *     here, or a label no node
   */
  Map<String, String> relabelling(Map<String, String> canonicalLabels) {
    if (!labelMap.keySet().equals(Set.copyOf(canonicalLabels.values()))) {
      throw ProofComponents.refused("The labels of the proof are not those of the document.");
    }
    var labels = new HashMap<String, String>();
    canonicalLabels.forEach((source, label) -> labels.put(source, labelMap.get(label)));
    return labels;
  }

  /** Section 3.5.7, serializeDerivedProofValue. */
  String serialize() {
    return ProofComponents.serialize(Mode.DERIVED, this::writeTo);
  }

  private void writeTo(CBORGenerator cbor) throws IOException {
    cbor.writeBinary(baseSignature);
    cbor.writeBinary(publicKey);
    ProofComponents.write(cbor, signatures);
    cbor.writeStartObject(null, labelMap.size());
    for (var entry : labelMap.entrySet()) {
      cbor.writeFieldId(number(entry.getKey()));
      cbor.writeBinary(Multibase.decode(entry.getValue()));
    }
    cbor.writeEndObject();
    cbor.writeStartArray(null, mandatoryIndexes.size());
    for (var index : mandatoryIndexes) {
      cbor.writeNumber(index.intValue());
    }
    cbor.writeEndArray();
  }

  /** The number in a canonical label (section 3.5.5, compressLabelMap). */
  static int number(String canonicalLabel) {
    return Integer.parseInt(canonicalLabel.substring(CANONICAL_PREFIX.length()));
  }
}
