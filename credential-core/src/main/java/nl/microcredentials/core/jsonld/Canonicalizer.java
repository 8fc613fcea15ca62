package nl.microcredentials.core.jsonld;

import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PROOF_TRANSFORMATION_ERROR;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.JsonLdOptions.RdfDirection;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import com.apicatalog.rdf.api.RdfQuadConsumer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonArray;
import java.util.function.UnaryOperator;
import nl.microcredentials.core.json.StrictJson;

/**
 * Brings a JSON-LD document into the one form that is hashed and signed: expansion to RDF, then
 * canonical N-Quads.
 *
 * <p>The library drops what a context does not define without a word, and then the signature would
 * not cover it although people read it. So everything that would be lost is refused, before and
 * after expansion.
 *
 * @see <a href="https://www.w3.org/TR/2024/REC-rdf-canon-20240521/">RDF Dataset Canonicalization
 *     (RDFC-1.0)</a>
 * @see <a href="https://www.w3.org/TR/2020/REC-json-ld11-api-20200716/">JSON-LD 1.1 API</a>
 */
public final class Canonicalizer {

  /** How many objects, arrays and values a document may hold; a credential has some hundreds. */
  private static final int MAX_VALUES = 4_000;

  static final String SHA_256 = "SHA-256";

  private final JsonLdContexts contexts;

  public Canonicalizer(JsonLdContexts contexts) {
    this.contexts = contexts;
  }

  /**
   * Returns the canonical N-Quads of {@code document}.
   *
   * @throws JsonLdRefusedException if {@code document} uses other contexts than the known ones,
   *     holds data that would be lost, or cannot be labelled with reasonable effort
   */
  public String canonicalize(ObjectNode document) {
    return canonicalize(document, SHA_256);
  }

  /**
   * Returns the canonical N-Quads of {@code document}, whose blank nodes are labelled by another
   * hash, such as SHA-384.
   *
   * @throws JsonLdRefusedException as {@link #canonicalize(ObjectNode)}
   */
  public String canonicalize(ObjectNode document, String hashAlgorithm) {
    return nQuads(expandLosslessly(document), hashAlgorithm);
  }

  /**
   * Returns the statements of {@code document}.
   *
   * @throws JsonLdRefusedException as {@link #canonicalize(ObjectNode)} does; how costly the labels
   *     are shows only when they are asked for
   */
  public RdfDataset dataset(ObjectNode document) {
    return dataset(expandLosslessly(document), resource -> resource);
  }

  /**
   * Makes the parts of {@code document} known by names.
   *
   * @throws JsonLdRefusedException as {@link #canonicalize(ObjectNode)} does, and if a part cannot
   *     be named
   */
  public SkolemizedDocument skolemize(ObjectNode document) {
    return new SkolemizedDocument(document, this);
  }

  private JsonArray expandLosslessly(ObjectNode document) {
    ContextRules.check(document, contexts);
    if (StrictJson.size(document) > MAX_VALUES) {
      throw new JsonLdRefusedException(
          PROOF_TRANSFORMATION_ERROR,
          "The document holds more than %d values.".formatted(MAX_VALUES));
    }
    DataLoss.checkBeforeExpansion(document);
    var expanded = expand(document);
    DataLoss.checkAfterExpansion(expanded);
    Comparisons.check(expanded);
    return expanded;
  }

  /**
   * A context in the document may stand in an object of its own. The library takes that for an
   * error; those who made the suites of the standards do not.
   */
  private static ObjectNode unwrapped(ObjectNode document) {
    var copy = document.deepCopy();
    var contexts = copy.putArray("@context");
    for (var context : document.get("@context")) {
      var isWrapped = context.size() == 1 && context.has("@context");
      contexts.add(isWrapped ? context.get("@context") : context);
    }
    return copy;
  }

  JsonArray expand(ObjectNode document) {
    try {
      var json = JakartaJson.of(contexts.inlineAllowed() ? unwrapped(document) : document);
      return JsonLd.expand(JsonDocument.of(json)).options(options()).get();
    } catch (JsonLdError e) {
      throw new JsonLdRefusedException(MALFORMED_VALUE_ERROR, reason(e));
    } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
      // The library stumbles over some invalid documents, such as a reference to "@foo".
      throw new JsonLdRefusedException(MALFORMED_VALUE_ERROR, "The document is not valid JSON-LD.");
    }
  }

  /** Says what is wrong without quoting the document. */
  private static String reason(JsonLdError e) {
    return e.getCode() == JsonLdErrorCode.UNDEFINED_TERM
        ? "A member or type is not defined by the contexts of the document."
        : "The document is not valid JSON-LD (%s).".formatted(e.getCode());
  }

  private String nQuads(JsonArray expanded, String hashAlgorithm) {
    var canonicalization = new DatasetCanonicalization(hashAlgorithm);
    toRdf(expanded, canonicalization);
    return canonicalization.canonicalize();
  }

  RdfDataset dataset(JsonArray expanded, UnaryOperator<String> renaming) {
    var statements = new RdfDataset.Collector(renaming);
    toRdf(expanded, statements);
    return statements.dataset();
  }

  private void toRdf(JsonArray expanded, RdfQuadConsumer consumer) {
    try {
      JsonLd.toRdf(JsonDocument.of(expanded))
          .options(options())
          .provide(new DirectedTexts(consumer));
    } catch (JsonLdError e) {
      throw new JsonLdRefusedException(
          PROOF_TRANSFORMATION_ERROR, "The document cannot be turned into RDF.");
    }
  }

  /**
   * Data Integrity does not say how the direction of a text becomes RDF; by default it vanishes.
   * This is the form that other implementations sign, so that theirs and ours verify alike.
   */
  private JsonLdOptions options() {
    var options = new JsonLdOptions(contexts.loader());
    options.setRdfDirection(RdfDirection.I18N_DATATYPE);
    options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
    options.setUriValidation(UriValidationPolicy.SchemeOnly);
    return options;
  }
}
