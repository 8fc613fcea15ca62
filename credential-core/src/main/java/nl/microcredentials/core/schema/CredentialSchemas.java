package nl.microcredentials.core.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.problem.Violation;

/**
 * The JSON Schemas that a credential may name in {@code credentialSchema}.
 *
 * <p>They are part of the library: whoever could answer for a schema's URL could otherwise decide
 * which credentials are well-formed. For Open Badges the URL is 1EdTech's, the text is ours.
 */
public final class CredentialSchemas {

  /** Open Badges 3.0, class {@code AchievementCredential}. */
  public static final String OPEN_BADGE =
      "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

  /** What a micro-credential holds beyond that. */
  public static final String MICRO_CREDENTIAL =
      "https://microcredentials.nl/schemas/microcredential/v1";

  /** Those that every micro-credential follows. */
  public static final List<String> MANDATORY = List.of(OPEN_BADGE, MICRO_CREDENTIAL);

  private static final Map<String, CompiledSchema> SCHEMAS =
      Map.of(
          OPEN_BADGE, CompiledSchema.of(read("open-badge-v3.json")),
          MICRO_CREDENTIAL, CompiledSchema.of(read("microcredential-v1.json")));

  private CredentialSchemas() {}

  public static boolean knows(String schemaId) {
    return SCHEMAS.containsKey(schemaId);
  }

  /**
   * The rules of the schema that {@code credential} breaks; none if it follows the schema. Not all
   * of them, if there are many.
   *
   * @throws IllegalArgumentException if the schema is not known
   */
  public static List<Violation> validate(String schemaId, ObjectNode credential) {
    return named(schemaId).validate(credential);
  }

  /**
   * The schema as it is published.
   *
   * @throws IllegalArgumentException if the schema is not known
   */
  public static byte[] bytes(String schemaId) {
    return named(schemaId).bytes();
  }

  private static CompiledSchema named(String schemaId) {
    return Optional.ofNullable(SCHEMAS.get(schemaId))
        .orElseThrow(() -> new IllegalArgumentException("schema is not known: " + schemaId));
  }

  private static byte[] read(String file) {
    try (var resource = CredentialSchemas.class.getResourceAsStream(file)) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
