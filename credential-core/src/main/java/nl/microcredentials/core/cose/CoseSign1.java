package nl.microcredentials.core.cose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.json.MalformedInputException.unparsable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.Arrays;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Signatures;
import nl.microcredentials.core.keys.Signer;
import nl.microcredentials.core.problem.ProblemType;

/**
 * A COSE message with one signature.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9052#section-4.2">RFC 9052, 4.2: Signing with One
 *     Signer</a>
 */
public final class CoseSign1 {

  /** Length of a message, in bytes, at most. */
  public static final int MAX_LENGTH = 1 << 20;

  static final String ALGORITHM = "1";
  static final String CRITICAL = "2";
  static final String CONTENT_TYPE = "3";
  static final String KEY_ID = "4";
  static final String CWT_CLAIMS = "15";
  static final String TYPE = "16";

  private static final byte TAG = (byte) 0xd2; // 18

  private final byte[] protectedHeader;
  private final ObjectNode header;
  private final ObjectNode unprotectedHeader;
  private final CoseAlgorithm algorithm;
  private final byte[] payload;
  private final byte[] signature;

  private CoseSign1(JsonNode message) {
    this.protectedHeader = bytes(message.get(0));
    this.header = map(DeterministicCbor.read(protectedHeader));
    this.unprotectedHeader = map(message.get(1));
    this.payload = bytes(message.get(2));
    this.signature = bytes(message.get(3));
    if (header.has(CRITICAL) || unprotectedHeader.has(CRITICAL)) {
      throw unparsable("The header of the message asks for an extension.");
    }
    if (unprotectedHeader.propertyStream().anyMatch(one -> header.has(one.getKey()))) {
      throw unparsable("A label of the header is protected and unprotected.");
    }
    this.algorithm = algorithm(header.path(ALGORITHM));
  }

  /**
   * Signs {@code payload}.
   *
   * @param header labels and values, all of them protected; the algorithm follows from the key
   * @return the message with its tag
   */
  static byte[] sign(ObjectNode header, byte[] payload, Signer signer) {
    var complete = StrictJson.object();
    complete.put(ALGORITHM, CoseAlgorithm.of(signer.keyType()).value());
    complete.setAll(header);
    var protectedHeader = DeterministicCbor.write(complete);
    var message = StrictJson.array().add(protectedHeader);
    message.addObject();
    message.add(payload).add(signer.sign(toBeSigned(protectedHeader, payload)));
    var untagged = DeterministicCbor.write(message);
    var tagged = new byte[1 + untagged.length];
    tagged[0] = TAG;
    System.arraycopy(untagged, 0, tagged, 1, untagged.length);
    return tagged;
  }

  /**
   * Reads a message, with or without its tag, without judging its signature.
   *
   * @throws nl.microcredentials.core.problem.Refused with PARSING_ERROR if it is none or asks for
   *     an extension, UNSUPPORTED_ALGORITHM, or PAYLOAD_TOO_LARGE
   */
  public static CoseSign1 parse(byte[] message) {
    if (message.length > MAX_LENGTH) {
      throw new CoseRefused(
          ProblemType.PAYLOAD_TOO_LARGE, "A message has at most %d bytes.".formatted(MAX_LENGTH));
    }
    var isTagged = message.length > 0 && message[0] == TAG;
    var untagged = isTagged ? Arrays.copyOfRange(message, 1, message.length) : message;
    var parts = DeterministicCbor.read(untagged);
    if (!parts.isArray() || parts.size() != 4) {
      throw unparsable("A message with one signature has four parts.");
    }
    return new CoseSign1(parts);
  }

  private static byte[] bytes(JsonNode node) {
    try {
      if (node.isBinary()) {
        return node.binaryValue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw unparsable("A part of the message that consists of bytes is missing.");
  }

  private static ObjectNode map(JsonNode node) {
    if (node instanceof ObjectNode map) {
      return map;
    }
    throw unparsable("A header of the message is not a map.");
  }

  private static CoseAlgorithm algorithm(JsonNode value) {
    return CoseAlgorithm.of(value.asInt())
        .filter(one -> value.isInt())
        .orElseThrow(() -> unsupported("The algorithm of the message is not accepted."));
  }

  /**
   * Whether the holder of {@code key} signed header and payload.
   *
   * @throws nl.microcredentials.core.problem.Refused with UNSUPPORTED_ALGORITHM if the key is not
   *     one for the algorithm that the header names
   */
  public boolean verify(PublicKey key) {
    if (KeyType.of(key) != algorithm.keyType()) {
      throw unsupported("The algorithm of the message is not that of the key.");
    }
    return Signatures.verify(key, toBeSigned(protectedHeader, payload), signature);
  }

  /** Section 4.4: Signing and Verification Process; there is no external data. */
  private static byte[] toBeSigned(byte[] protectedHeader, byte[] payload) {
    var structure = StrictJson.array().add("Signature1").add(protectedHeader);
    return DeterministicCbor.write(structure.add(new byte[0]).add(payload));
  }

  private static MalformedInputException unsupported(String detail) {
    return new MalformedInputException(ProblemType.UNSUPPORTED_ALGORITHM, detail);
  }

  public CoseAlgorithm algorithm() {
    return algorithm;
  }

  /** The {@code typ} of the header; empty if it has none, or a number. */
  public String type() {
    return header.path(TYPE).isTextual() ? header.get(TYPE).textValue() : "";
  }

  /** The content type of the header; empty if it has none, or a number. */
  public String contentType() {
    return header.path(CONTENT_TYPE).isTextual() ? header.get(CONTENT_TYPE).textValue() : "";
  }

  boolean has(String label) {
    return header.has(label);
  }

  /**
   * The {@code kid}, which is UTF-8 in the messages that are read here; empty if there is none. It
   * is a hint, which many leave unprotected.
   *
   * @throws MalformedInputException if it is not made of bytes
   */
  public String keyId() {
    var keyId = header.has(KEY_ID) ? header.get(KEY_ID) : unprotectedHeader.path(KEY_ID);
    return keyId.isMissingNode() ? "" : new String(bytes(keyId), UTF_8);
  }

  /** The claims of a CWT in the header (RFC 9597), by their numbers; empty if there are none. */
  ObjectNode claims() {
    return header.has(CWT_CLAIMS) ? map(header.get(CWT_CLAIMS)) : StrictJson.object();
  }

  /** The bytes that were signed; not yet parsed. */
  public byte[] payload() {
    return payload.clone();
  }
}
