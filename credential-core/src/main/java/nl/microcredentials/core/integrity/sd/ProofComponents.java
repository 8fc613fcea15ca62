package nl.microcredentials.core.integrity.sd;

import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Multikey;

/**
 * The array of five components that a proof value is, before and after CBOR.
 *
 * <p>Whoever reads one writes it again and compares: tags, indefinite lengths, a second entry of a
 * map, longer forms of a number and whatever stands after the array all come out differently.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949">RFC 8949, Concise Binary Object
 *     Representation (CBOR)</a>
 */
final class ProofComponents {

  /** How many statements a proof may sign on their own; a credential has some hundreds. */
  static final int MAX_SIGNATURES = 1_000;

  /** Characters: enough for the most signatures and as many pointers of a hundred characters. */
  static final int MAX_LENGTH = 300_000;

  /** Of a public key of P-256, which has a length that no other kind of key has. */
  private static final int MULTIKEY_LENGTH = 35;

  private static final int COMPONENTS = 5;
  private static final int HEADER_LENGTH = 3;

  private static final CBORFactory CBOR =
      CBORFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).build())
          .build();
  private static final CBORMapper MAPPER = new CBORMapper(CBOR);

  /** What a proof value is for; the third byte of its header. */
  enum Mode {
    BASE(0),
    DERIVED(1);

    private final byte mode;

    Mode(int mode) {
      this.mode = (byte) mode;
    }

    private byte[] header() {
      return new byte[] {(byte) 0xd9, 0x5d, mode};
    }
  }

  private final JsonNode components;

  private ProofComponents(JsonNode components) {
    this.components = components;
  }

  /**
   * Takes a proof value apart.
   *
   * @throws MalformedInputException with {@code PROOF_VERIFICATION_ERROR}, as all methods here
   */
  static ProofComponents parse(Mode mode, String proofValue) {
    if (!proofValue.startsWith("u") || proofValue.length() > MAX_LENGTH) {
      throw refused("The proof value is not one of ecdsa-sd-2023.");
    }
    var bytes = decoded(proofValue);
    if (bytes.length <= HEADER_LENGTH) {
      throw malformed();
    }
    var header = Arrays.copyOf(bytes, HEADER_LENGTH);
    if (mode == Mode.DERIVED && Arrays.equals(header, Mode.BASE.header())) {
      throw refused("The proof is a base proof, which its holder keeps; derive one from it.");
    }
    if (!Arrays.equals(header, mode.header())) {
      throw refused("The proof value is not one of ecdsa-sd-2023.");
    }
    var components = read(bytes);
    if (!components.isArray() || components.size() != COMPONENTS) {
      throw malformed();
    }
    return new ProofComponents(components);
  }

  private static byte[] decoded(String proofValue) {
    try {
      return Multibase.decode(proofValue);
    } catch (MalformedInputException e) {
      throw malformed();
    }
  }

  private static JsonNode read(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH);
    } catch (IOException e) {
      throw malformed();
    }
  }

  byte[] bytes(int index, int length) {
    return bytes(components.get(index), length);
  }

  byte[] multikey(int index) {
    var multikey = bytes(index, MULTIKEY_LENGTH);
    try {
      Multikey.fromBytes(multikey);
    } catch (MalformedInputException e) {
      throw malformed();
    }
    return multikey;
  }

  List<byte[]> signatures(int index) {
    return list(index, MAX_SIGNATURES, node -> bytes(node, KeyType.P_256.signatureLength()));
  }

  <T> List<T> list(int index, int maxSize, Function<JsonNode, T> item) {
    var list = components.get(index);
    if (!list.isArray() || list.size() > maxSize) {
      throw malformed();
    }
    return list.valueStream().map(item).toList();
  }

  JsonNode map(int index) {
    var map = components.get(index);
    if (!map.isObject()) {
      throw malformed();
    }
    return map;
  }

  static byte[] bytes(JsonNode node, int length) {
    try {
      if (node.isBinary() && node.binaryValue().length == length) {
        return node.binaryValue();
      }
    } catch (IOException e) {
      // as below
    }
    throw malformed();
  }

  static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw malformed();
    }
    return node.textValue();
  }

  static int index(JsonNode node) {
    if (!node.isInt() || node.intValue() < 0) {
      throw malformed();
    }
    return node.intValue();
  }

  static MalformedInputException malformed() {
    return refused("The proof value is malformed.");
  }

  static MalformedInputException refused(String detail) {
    return new MalformedInputException(PROOF_VERIFICATION_ERROR, detail);
  }

  /** Writes components. */
  interface Body {
    void writeTo(CBORGenerator cbor) throws IOException;
  }

  static String serialize(Mode mode, Body body) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(mode.header());
    try (var cbor = CBOR.createGenerator(bytes)) {
      cbor.writeStartArray(null, COMPONENTS);
      body.writeTo(cbor);
      cbor.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Multibase.base64Url(bytes.toByteArray());
  }

  static void write(CBORGenerator cbor, List<byte[]> byteStrings) throws IOException {
    cbor.writeStartArray(null, byteStrings.size());
    for (var byteString : byteStrings) {
      cbor.writeBinary(byteString);
    }
    cbor.writeEndArray();
  }
}
