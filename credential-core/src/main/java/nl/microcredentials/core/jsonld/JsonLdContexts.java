package nl.microcredentials.core.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Sha256;

/**
 * The JSON-LD contexts that may be used, by URL. Nothing is ever fetched: a context decides what
 * the signed words mean, so whoever serves it could change what a credential says.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-integrity-20250515/#validating-contexts">
 *     Data Integrity 1.0, 2.4.1: Validating Contexts</a>
 */
public final class JsonLdContexts {

  /** The context with which every credential begins. */
  public static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

  /** The context with which credentials of the data model before that began. */
  public static final String CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1";

  /** The context of Open Badges that we issue with. */
  public static final String OPEN_BADGES_V3 =
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

  /** Our own context, for the elements that Open Badges lacks. */
  public static final String MICROCREDENTIAL_V1 =
      "https://microcredentials.nl/contexts/microcredential/v1";

  private static final JsonLdContexts BUNDLED = new JsonLdContexts(bundle("contexts/"));

  private final Map<String, byte[]> bytes;
  private final Map<String, Document> documents;
  private final boolean inlineAllowed;

  /** The given contexts and no others. */
  public JsonLdContexts(Map<String, byte[]> bytes) {
    this(bytes, false);
  }

  private JsonLdContexts(Map<String, byte[]> bytes, boolean inlineAllowed) {
    this.inlineAllowed = inlineAllowed;
    this.bytes = new LinkedHashMap<>(bytes);
    this.documents = new LinkedHashMap<>();
    bytes.forEach((url, json) -> documents.put(url, document(json)));
  }

  /** The contexts in this library; each is checked against its SHA-256 when the class loads. */
  public static JsonLdContexts bundled() {
    return BUNDLED;
  }

  /**
   * Those, and the ones that the test suites of the standards use, among them contexts that stand
   * in the documents themselves. The data model forbids some of them in production: with a default
   * vocabulary every word means something, typing errors too.
   */
  public static JsonLdContexts conformance() {
    return Conformance.CONTEXTS;
  }

  /** Read by those only who ask for them. */
  private static final class Conformance {

    static final JsonLdContexts CONTEXTS = all();

    private static JsonLdContexts all() {
      var contexts = new LinkedHashMap<>(BUNDLED.bytes);
      contexts.putAll(bundle("contexts/conformance/"));
      return new JsonLdContexts(contexts, true);
    }
  }

  /** Whether a document may define words itself, which is never so in production. */
  boolean inlineAllowed() {
    return inlineAllowed;
  }

  public Set<String> urls() {
    return documents.keySet();
  }

  /** The context as published, byte for byte. */
  public byte[] bytes(String url) {
    return bytes.get(url).clone();
  }

  /** A loader that knows these contexts only. */
  DocumentLoader loader() {
    return (url, options) -> {
      var document = documents.get(url.toString());
      if (document == null) {
        throw new JsonLdError(
            JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not a bundled context");
      }
      return document;
    };
  }

  private static Map<String, byte[]> bundle(String directory) {
    var contexts = new LinkedHashMap<String, byte[]>();
    for (var entry : StrictJson.parse(read(directory + "index.json"))) {
      var json = read(directory + entry.get("file").textValue());
      if (!entry.get("sha256").textValue().equals(HexFormat.of().formatHex(Sha256.of(json)))) {
        throw new IllegalStateException(entry.get("file") + " is not the pinned context");
      }
      contexts.put(entry.get("url").textValue(), json);
    }
    return contexts;
  }

  private static byte[] read(String file) {
    try (var in = JsonLdContexts.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(byte[] json) {
    try {
      return JsonDocument.of(new ByteArrayInputStream(json));
    } catch (JsonLdError e) {
      throw new IllegalArgumentException("a context is JSON", e);
    }
  }
}
