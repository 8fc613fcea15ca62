package nl.microcredentials.core.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import nl.microcredentials.core.digest.Comparison;
import nl.microcredentials.core.digest.Digests;
import nl.microcredentials.core.digest.ResourceIntegrity;
import nl.microcredentials.core.problem.Violation;

/**
 * A schema that credentials may name, and what is published under that name.
 *
 * <p>The text of 1EdTech's schema is not part of this library; what it says is. So its text is
 * known by digest, and there may be another one that we have not seen.
 */
public final class PublishedSchema {

  private final Set<String> types;
  private final CompiledSchema schema;
  private final Digests published;
  private final Comparison otherwise;

  private PublishedSchema(
      Set<String> types, CompiledSchema schema, Digests published, Comparison otherwise) {
    this.types = types;
    this.schema = schema;
    this.published = published;
    this.otherwise = otherwise;
  }

  /** A schema that we publish, as these {@code bytes}. */
  static PublishedSchema ours(String type, CompiledSchema schema, byte[] bytes) {
    return new PublishedSchema(Set.of(type), schema, Digests.of(bytes), Comparison.DIFFERENT);
  }

  /** A schema with the meaning of one that others publish. */
  static PublishedSchema ofOthers(Set<String> types, CompiledSchema schema, Digests published) {
    return new PublishedSchema(types, schema, published, Comparison.UNKNOWN);
  }

  /** Whether credentials may name it under this {@code type}. */
  boolean isNamedBy(String type) {
    return types.contains(type);
  }

  /** Whether this is the text that a credential means. */
  public Comparison compare(ResourceIntegrity integrity) {
    return integrity.holdsFor(published) ? Comparison.SAME : otherwise;
  }

  /**
   * The rules of the schema that {@code credential} breaks; none if it follows the schema. Not all
   * of them, if there are many.
   */
  public List<Violation> validate(ObjectNode credential) {
    return schema.validate(credential);
  }
}
