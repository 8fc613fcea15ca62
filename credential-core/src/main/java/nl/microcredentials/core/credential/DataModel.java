package nl.microcredentials.core.credential;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.jsonld.JsonLdContexts;

/**
 * The version of the data model that a document follows; its first context says which.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#contexts">VCDM 2.0, 4.3:
 *     Contexts</a>
 */
public enum DataModel {

  /**
   * The model of 2022. It is only read for those who ask for it.
   *
   * @see <a href="https://www.w3.org/TR/2022/REC-vc-data-model-20220303/">VCDM 1.1</a>
   */
  V1_1(JsonLdContexts.CREDENTIALS_V1),
  V2_0(JsonLdContexts.CREDENTIALS_V2);

  /** What is accepted unless somebody asks for more. */
  public static final Set<DataModel> CURRENT = Set.of(V2_0);

  private final String baseContext;

  DataModel(String baseContext) {
    this.baseContext = baseContext;
  }

  /** The current model, if the document follows none of those that are accepted. */
  static DataModel read(MemberReader document, Set<DataModel> accepted) {
    var contexts = document.items("@context");
    if (!document.isArray("@context") || contexts.isEmpty()) {
      document.malformed("@context is not a list of contexts.");
      return V2_0;
    }
    var distinct = new HashSet<>();
    for (var context : contexts) {
      if (!context.isObject() && !MemberReader.isUrl(context)) {
        document.malformed("@context holds what is neither a URL nor an object.");
      } else if (!distinct.add(context)) {
        document.malformed("@context holds a context twice.");
      }
    }
    var model = ofContext(contexts.getFirst().asText()).filter(accepted::contains);
    if (model.isEmpty()) {
      document.malformed("@context does not begin with that of an accepted data model.");
    }
    return model.orElse(V2_0);
  }

  private static Optional<DataModel> ofContext(String url) {
    return Arrays.stream(values()).filter(model -> model.baseContext.equals(url)).findFirst();
  }
}
