package nl.microcredentials.core.schema;

import nl.microcredentials.core.json.StrictJson;

/**
 * A schema inside a credential, for those who want one from an issuer. It carries no proof: its
 * bytes are part of this library, and a credential that names it can pin them by a digest.
 *
 * @see <a href="https://www.w3.org/TR/vc-json-schema/#jsonschemacredential">Verifiable Credentials
 *     JSON Schema, JsonSchemaCredential</a>
 */
final class SchemaCredential {

  private static final String BASE_CONTEXT = "https://www.w3.org/ns/credentials/v2";
  private static final String ISSUER = "https://microcredentials.nl";

  private SchemaCredential() {}

  /** The bytes of the credential {@code id} about the schema {@code schemaId}. */
  static byte[] of(String id, String schemaId, byte[] schema) {
    var credential = StrictJson.object();
    credential.putArray("@context").add(BASE_CONTEXT);
    credential.put("id", id);
    credential.putArray("type").add("VerifiableCredential").add("JsonSchemaCredential");
    credential.put("issuer", ISSUER);
    credential
        .putObject("credentialSubject")
        .put("id", schemaId)
        .put("type", "JsonSchema")
        .set("jsonSchema", StrictJson.parse(schema));
    return StrictJson.write(credential);
  }
}
