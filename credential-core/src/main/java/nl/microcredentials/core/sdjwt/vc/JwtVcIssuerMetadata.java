package nl.microcredentials.core.sdjwt.vc;

import static nl.microcredentials.core.json.MalformedInputException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationMethod;
import nl.microcredentials.core.identifiers.VerificationMethods;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.sdjwt.SdJwtRefused;

/**
 * Where an issuer that is named by an https URL publishes its keys: in this document, or in another
 * one that it points to. Fetching either is not for this library.
 *
 * @param issuer the {@code iss} of credentials
 * @param jwks the keys; nothing if {@code jwksUri} says where they are
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc-25">SD-JWT VC,
 *     draft 25, JWT VC Issuer Metadata</a>
 */
public record JwtVcIssuerMetadata(String issuer, Optional<ObjectNode> jwks, Optional<URI> jwksUri) {

  private static final String WELL_KNOWN = "/.well-known/jwt-vc-issuer";

  public JwtVcIssuerMetadata {
    if (jwks.isPresent() == jwksUri.isPresent()) {
      throw malformed("Metadata of an issuer hold either jwks or jwks_uri.");
    }
  }

  /** The metadata of an issuer with these keys, by their {@code kid}. */
  public static JwtVcIssuerMetadata of(String issuer, Map<String, PublicKey> keys) {
    var jwks = StrictJson.object();
    var array = jwks.putArray("keys");
    keys.forEach((kid, key) -> array.add(Jwk.of(key).put("kid", kid).put("use", "sig")));
    return new JwtVcIssuerMetadata(issuer, Optional.of(jwks), Optional.empty());
  }

  /**
   * Where the metadata of {@code issuer} are published.
   *
   * @throws MalformedInputException if it is no https URL of host, port and path alone
   */
  public static URI location(String issuer) {
    var uri = https(issuer);
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw malformed("The URL of an issuer has neither query nor fragment.");
    }
    var path = uri.getRawPath();
    var tenant = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return URI.create("https://" + uri.getRawAuthority() + WELL_KNOWN + tenant);
  }

  private static URI https(String text) {
    try {
      var uri = new URI(text);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // as below
    }
    throw malformed("An https URL is expected.");
  }

  /**
   * Reads the metadata that were found at the {@link #location} of {@code issuer}.
   *
   * @throws MalformedInputException if they are none, or those of somebody else
   */
  public static JwtVcIssuerMetadata read(byte[] utf8, String issuer) {
    var json = StrictJson.parseObject(utf8);
    if (!issuer.equals(json.path("issuer").textValue())) {
      throw malformed("The metadata are those of another issuer.");
    }
    return new JwtVcIssuerMetadata(issuer, readJwks(json), readJwksUri(json));
  }

  private static Optional<ObjectNode> readJwks(ObjectNode json) {
    return json.has("jwks") ? Optional.of(checkedJwks(json.get("jwks"))) : Optional.empty();
  }

  private static ObjectNode checkedJwks(JsonNode jwks) {
    if (jwks instanceof ObjectNode set
        && set.path("keys") instanceof ArrayNode keys
        && keys.valueStream().allMatch(JsonNode::isObject)) {
      return set;
    }
    throw malformed("A set of keys is an object with a list of objects.");
  }

  private static Optional<URI> readJwksUri(ObjectNode json) {
    return json.has("jwks_uri")
        ? Optional.of(https(json.get("jwks_uri").asText()))
        : Optional.empty();
  }

  /** The document as it is published. */
  public ObjectNode toJson() {
    var json = StrictJson.object().put("issuer", issuer);
    jwks.ifPresent(set -> json.set("jwks", set));
    jwksUri.ifPresent(uri -> json.put("jwks_uri", uri.toString()));
    return json;
  }

  /**
   * The keys of the issuer: those in {@link #jwks}.
   *
   * @throws java.util.NoSuchElementException if there is only a {@link #jwksUri}
   */
  public VerificationMethods methods() {
    return methods(jwks.orElseThrow());
  }

  /**
   * The keys of the issuer, each at the URL of the issuer with the {@code kid} as its fragment, or
   * at the {@code kid} itself if that is a URL; the only key of all also at the URL of the issuer.
   *
   * @param jwkSet what was found at {@link #jwksUri}
   * @throws MalformedInputException if it is no set of keys
   */
  public VerificationMethods methods(JsonNode jwkSet) {
    var keys = checkedJwks(jwkSet).get("keys");
    return (url, _, _) -> new VerificationMethod(url, issuer, key(keys, url));
  }

  private PublicKey key(JsonNode keys, String url) {
    if (url.equals(issuer) && keys.size() == 1) {
      return Jwk.readPublic((ObjectNode) keys.get(0));
    }
    var found = keys.valueStream().filter(key -> isNamed(key.path("kid").asText(), url)).toList();
    if (found.size() != 1) {
      throw new SdJwtRefused(
          ProblemType.INVALID_VERIFICATION_METHOD, "The issuer has no such key, or several.");
    }
    return Jwk.readPublic((ObjectNode) found.getFirst());
  }

  private boolean isNamed(String kid, String url) {
    return url.equals(kid) || url.equals(issuer + '#' + kid);
  }
}
