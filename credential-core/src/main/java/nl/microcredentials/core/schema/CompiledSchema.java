package nl.microcredentials.core.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Violation;

/** One JSON Schema, ready for use by any number of threads. */
final class CompiledSchema {

  /** Enough to repair a document; more would let a hostile document write a long answer. */
  static final int MAX_VIOLATIONS = 20;

  private final byte[] bytes;
  private final Schema schema;

  private CompiledSchema(byte[] bytes, Schema schema) {
    this.bytes = bytes;
    this.schema = schema;
  }

  static CompiledSchema of(byte[] bytes) {
    var config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .build();
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemaRegistryConfig(config)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)));
    var schema = registry.getSchema(new String(bytes, UTF_8), InputFormat.JSON);
    schema.initializeValidators();
    return new CompiledSchema(bytes, schema);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Goes through text, because the validator has a JSON model of its own. */
  List<Violation> validate(ObjectNode document) {
    var text = new String(StrictJson.write(document), UTF_8);
    try {
      return schema.validate(text, InputFormat.JSON).stream()
          .map(Violations::of)
          .distinct()
          .sorted(comparing(Violation::pointer).thenComparing(Violation::rule))
          .limit(MAX_VIOLATIONS)
          .toList();
    } catch (SchemaException e) {
      return List.of(new Violation("schema", "", null, "a document that can be checked"));
    }
  }
}
