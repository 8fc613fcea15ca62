package nl.microcredentials.core.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.microcredentials.core.digest.Digests;
import nl.microcredentials.core.problem.Violation;

/**
 * The JSON Schemas that a credential may name in {@code credentialSchema}.
 *
 * <p>They are part of the library: whoever could answer for a schema's URL could otherwise decide
 * which credentials are well-formed. For Open Badges the URL is 1EdTech's, the text is ours.
 *
 * @see <a href="https://www.w3.org/TR/2025/REC-vc-data-model-2.0-20250515/#data-schemas">VCDM 2.0,
 *     4.11: Data Schemas</a>
 */
public final class CredentialSchemas {

  /** Open Badges 3.0, class {@code AchievementCredential}. */
  public static final String OPEN_BADGE =
      "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

  /** What a micro-credential holds beyond that. */
  public static final String MICRO_CREDENTIAL =
      "https://microcredentials.nl/schemas/microcredential/v1";

  /** The same schema, inside a credential. */
  public static final String MICRO_CREDENTIAL_IN_CREDENTIAL = MICRO_CREDENTIAL + "/credential";

  /** Those that every micro-credential follows. */
  public static final List<String> MANDATORY = List.of(OPEN_BADGE, MICRO_CREDENTIAL);

  /** Two older addresses of the schema of Open Badges; the first is what the text calls itself. */
  private static final String OPEN_BADGE_BY_ITS_ID =
      "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential-jsonschema1.json";

  private static final String OPEN_BADGE_OF_THE_DRAFTS =
      "https://purl.imsglobal.org/spec/ob/v3p0/schema/achievementcredential.json";

  /** What 1EdTech publishes, as of revision a4e4e70 of the specification. */
  private static final Digests OPEN_BADGE_DIGESTS =
      Digests.ofSri(
          "sha256-V1P7Ps99Ak7Sc902S9aD9IPrRyV+cY5mGIMs+J6yCDo=",
          "sha384-jjX8gFq3ZNsxL3HxYiDCmR0VT+LFgErzxmxVnC2OLaadslR4ziBpiucXKYaOG+dp",
          "sha512-FrX/ChoSeeLELQIwdVTX56eStUunRu2AaWsb6WyYUw2LY2Zi9XLg02dvEdHXaCRCtzxr80vtEIzVfJFe0PVrYQ==");

  private static final CompiledSchema MICRO_CREDENTIAL_SCHEMA =
      CompiledSchema.of(read("microcredential-v1.json"));

  /** What we publish. */
  private static final Map<String, byte[]> BYTES =
      Map.of(
          MICRO_CREDENTIAL,
          MICRO_CREDENTIAL_SCHEMA.bytes(),
          MICRO_CREDENTIAL_IN_CREDENTIAL,
          SchemaCredential.of(
              MICRO_CREDENTIAL_IN_CREDENTIAL, MICRO_CREDENTIAL, MICRO_CREDENTIAL_SCHEMA.bytes()));

  private static final PublishedSchema OPEN_BADGE_SCHEMA =
      PublishedSchema.ofOthers(
          Set.of("JsonSchema", "1EdTechJsonSchemaValidator2019"),
          CompiledSchema.of(read("open-badge-v3.json")),
          OPEN_BADGE_DIGESTS);

  private static final Map<String, PublishedSchema> PUBLISHED =
      Map.of(
          OPEN_BADGE,
          OPEN_BADGE_SCHEMA,
          OPEN_BADGE_BY_ITS_ID,
          OPEN_BADGE_SCHEMA,
          OPEN_BADGE_OF_THE_DRAFTS,
          OPEN_BADGE_SCHEMA,
          MICRO_CREDENTIAL,
          PublishedSchema.ours("JsonSchema", MICRO_CREDENTIAL_SCHEMA, BYTES.get(MICRO_CREDENTIAL)),
          MICRO_CREDENTIAL_IN_CREDENTIAL,
          PublishedSchema.ours(
              "JsonSchemaCredential",
              MICRO_CREDENTIAL_SCHEMA,
              BYTES.get(MICRO_CREDENTIAL_IN_CREDENTIAL)));

  private CredentialSchemas() {}

  /**
   * The schema that a credential names by {@code type} and {@code id}; nothing if it is not known
   * here, or not under that type.
   */
  public static Optional<PublishedSchema> named(String type, String id) {
    return publishedAt(id).filter(schema -> schema.isNamedBy(type));
  }

  /** The schema that is published at {@code url}; nothing if none is known there. */
  public static Optional<PublishedSchema> publishedAt(String url) {
    return Optional.ofNullable(PUBLISHED.get(url));
  }

  /**
   * The rules of the schema that {@code credential} breaks; none if it follows the schema. Not all
   * of them, if there are many.
   *
   * @throws IllegalArgumentException if the schema is not known
   */
  public static List<Violation> validate(String schemaId, ObjectNode credential) {
    return publishedAt(schemaId)
        .orElseThrow(() -> new IllegalArgumentException("schema is not known: " + schemaId))
        .validate(credential);
  }

  /**
   * The schema as we publish it.
   *
   * @throws IllegalArgumentException if we publish none at {@code schemaId}
   */
  public static byte[] bytes(String schemaId) {
    return Optional.ofNullable(BYTES.get(schemaId))
        .orElseThrow(() -> new IllegalArgumentException("schema is not ours: " + schemaId))
        .clone();
  }

  private static byte[] read(String file) {
    try (var resource = CredentialSchemas.class.getResourceAsStream(file)) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
