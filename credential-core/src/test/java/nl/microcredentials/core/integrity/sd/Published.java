package nl.microcredentials.core.integrity.sd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.jsonld.Canonicalizer;
import nl.microcredentials.core.jsonld.JsonLdContexts;
import nl.microcredentials.core.keys.Multibase;
import nl.microcredentials.core.keys.Sha256;

/** The forms in which the examples are published. */
final class Published {

  private Published() {}

  static ObjectNode raw(BaseProofValue value) {
    var raw =
        StrictJson.object()
            .put("baseSignature", hex(value.baseSignature()))
            .put("publicKey", Multibase.base58(value.publicKey()));
    raw.set("signatures", hex(value.signatures()));
    value.mandatoryPointers().forEach(raw.putArray("mandatoryPointers")::add);
    return raw;
  }

  static ObjectNode raw(DerivedProofValue value) {
    var raw =
        StrictJson.object()
            .put("baseSignature", hex(value.baseSignature()))
            .put("publicKey", Multibase.base58(value.publicKey()));
    raw.set("signatures", hex(value.signatures()));
    var labelMap = raw.putArray("labelMap");
    value.labelMap().forEach((label, signed) -> labelMap.addArray().add(label).add(signed));
    value.mandatoryIndexes().forEach(raw.putArray("mandatoryIndexes")::add);
    return raw;
  }

  static JsonNode hex(List<byte[]> signatures) {
    var array = StrictJson.array();
    signatures.forEach(signature -> array.add(hex(signature)));
    return array;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  static String hash(List<String> nQuads) {
    return hex(Sha256.of(String.join("", nQuads).getBytes(UTF_8)));
  }

  static Map<Integer, String> map(JsonNode json) {
    var map = new TreeMap<Integer, String>();
    json.get("value").forEach(pair -> map.put(pair.get(0).intValue(), pair.get(1).textValue()));
    return map;
  }

  static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toList();
  }

  static List<Integer> integers(JsonNode array) {
    return array.valueStream().map(JsonNode::intValue).toList();
  }

  /** What the examples need of a context that is not published with them. */
  static Canonicalizer withCitizenshipContext() {
    var context =
        """
        {
          "@context": {
            "@protected": true,
            "schema": "https://schema.org/",
            "citizenship": "https://w3id.org/citizenship#",
            "Person": "schema:Person",
            "EmployablePerson": "citizenship:EmployablePerson",
            "EmploymentAuthorizationDocument": "citizenship:EmploymentAuthorizationDocument",
            "EmploymentAuthorizationDocumentCredential":
                "citizenship:EmploymentAuthorizationDocumentCredential",
            "PermanentResident": "citizenship:PermanentResident",
            "PermanentResidentCard": "citizenship:PermanentResidentCard",
            "PermanentResidentCardCredential": "citizenship:PermanentResidentCardCredential",
            "additionalName": "schema:additionalName",
            "birthCountry": "citizenship:birthCountry",
            "birthDate": {
              "@id": "schema:birthDate",
              "@type": "http://www.w3.org/2001/XMLSchema#dateTime"
            },
            "commuterClassification": "citizenship:commuterClassification",
            "employmentAuthorizationDocument": "citizenship:employmentAuthorizationDocument",
            "familyName": "schema:familyName",
            "gender": "schema:gender",
            "givenName": "schema:givenName",
            "identifier": "schema:identifier",
            "image": {"@id": "schema:image", "@type": "@id"},
            "lprCategory": "citizenship:lprCategory",
            "lprNumber": "citizenship:lprNumber",
            "permanentResidentCard": "citizenship:permanentResidentCard",
            "residentSince": {
              "@id": "citizenship:residentSince",
              "@type": "http://www.w3.org/2001/XMLSchema#dateTime"
            }
          }
        }
        """;
    return new Canonicalizer(
        new JsonLdContexts(
            Map.of(
                JsonLdContexts.CREDENTIALS_V2,
                JsonLdContexts.bundled().bytes(JsonLdContexts.CREDENTIALS_V2),
                "https://w3id.org/citizenship/v4rc1",
                context.getBytes(UTF_8))));
  }
}
