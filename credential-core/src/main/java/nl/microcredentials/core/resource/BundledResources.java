package nl.microcredentials.core.resource;

import nl.microcredentials.core.digest.Comparison;
import nl.microcredentials.core.digest.Digests;
import nl.microcredentials.core.digest.ResourceIntegrity;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.schema.CredentialSchemas;

/**
 * The resources that this library holds or knows by their digests: contexts and schemas. No other
 * resource is ever used, and none is fetched to compare its digest.
 *
 * @see <a
 *     href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#integrity-of-related-resources">
 *     VCDM 2.0, 5.3: Integrity of Related Resources</a>
 */
public final class BundledResources {

  private BundledResources() {}

  /** Whether the resource at {@code url} is the one that {@code integrity} means. */
  public static Comparison compare(String url, ResourceIntegrity integrity) {
    var contexts = JsonLdContexts.bundled();
    if (contexts.urls().contains(url)) {
      return integrity.holdsFor(Digests.of(contexts.bytes(url)))
          ? Comparison.SAME
          : Comparison.DIFFERENT;
    }
    return CredentialSchemas.publishedAt(url)
        .map(schema -> schema.compare(integrity))
        .orElse(Comparison.UNKNOWN);
  }
}
