package nl.microcredentials.core.sdjwt.vc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.microcredentials.core.sdjwt.Parties.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.Ed25519;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.sdjwt.Concealer;
import nl.microcredentials.core.sdjwt.Parties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWT VC, draft 25, 4: JWT VC Issuer Metadata. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtVcIssuerMetadataTest {

  private static final String ISSUER = "https://issuer.example/tenant/1234";

  private final PublicKey one = Ecdsa.generate(KeyType.P_256, RANDOM).getPublic();
  private final PublicKey other = Ed25519.generate(RANDOM).getPublic();
  private final JwtVcIssuerMetadata metadata =
      JwtVcIssuerMetadata.of(ISSUER, Map.of("one", one, "other", other));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "issuer.example",
        "http://issuer.example",
        "https:",
        "https:///x",
        "did:web:x.example",
        "https://issuer.example?x",
        "https://issuer.example/?",
        "https://issuer.example#x",
        "https://user@issuer.example",
        "https://issuer.example/a b",
        "HTTPS://issuer.example"
      })
  void other_URLs_are_not_those_of_an_issuer(String issuer) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> JwtVcIssuerMetadata.location(issuer));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com, https://example.com/.well-known/jwt-vc-issuer",
    "https://example.com/, https://example.com/.well-known/jwt-vc-issuer",
    "https://example.com/tenant/1234, https://example.com/.well-known/jwt-vc-issuer/tenant/1234",
    "https://example.com/tenant/, https://example.com/.well-known/jwt-vc-issuer/tenant",
    "https://example.com:8443/%20a, https://example.com:8443/.well-known/jwt-vc-issuer/%20a"
  })
  void are_published_between_host_and_path(String issuer, String location) {
    assertThat(JwtVcIssuerMetadata.location(issuer)).isEqualTo(URI.create(location));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'issuer': 'https://other.example', 'jwks': {'keys': []}}",
        "{'issuer': 'https://issuer.example/tenant/1234/', 'jwks': {'keys': []}}",
        "{'issuer': 'https://issuer.example/tenant/1234'}",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks': {}}",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks': {'keys': {}}}",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks': {'keys': [1]}}",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks': []}",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks_uri': 1}",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks_uri': 'http://x.example'}",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks_uri': 'https://x.example', 'jwks': {'keys': []}}",
        "[]",
        "{'issuer': 'https://issuer.example/tenant/1234', 'jwks': {'keys': []}} {}"
      })
  void others_cannot_be_read(String json) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> JwtVcIssuerMetadata.read(bytes(json), ISSUER));
  }

  @Test
  void are_read_as_they_are_written() {
    var read = JwtVcIssuerMetadata.read(StrictJson.write(metadata.toJson()), ISSUER);
    assertThat(read).isEqualTo(metadata);
    var elsewhere =
        new JwtVcIssuerMetadata(
            ISSUER, Optional.empty(), Optional.of(URI.create("https://keys.example/1.jwks")));
    assertThat(JwtVcIssuerMetadata.read(StrictJson.write(elsewhere.toJson()), ISSUER))
        .isEqualTo(elsewhere);
  }

  @Test
  void may_say_more_than_is_understood() {
    var json = metadata.toJson().put("display", "x");
    assertThat(JwtVcIssuerMetadata.read(StrictJson.write(json), ISSUER)).isEqualTo(metadata);
  }

  @Test
  void a_key_is_found_by_its_name() {
    assertThat(key(metadata, ISSUER + "#one")).isEqualTo(one);
    assertThat(key(metadata, ISSUER + "#other")).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#two", "", "#", "#null", "/#one", "one"})
  void there_is_no_key_of_another_name(String name) {
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> key(metadata, ISSUER + name));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> key(metadata, "https://other.example#one"));
  }

  @Test
  void the_only_key_needs_no_name() {
    var only = JwtVcIssuerMetadata.of(ISSUER, Map.of("one", one));
    assertThat(key(only, ISSUER)).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", ISSUER + "#one"})
  void a_credential_verifies_with_a_key_from_there(String kid) {
    var claims = Parties.json("{'vct': 'https://types.example/1'}").put("iss", ISSUER);
    var signing = new SdJwtVc.Signing(kid, Parties.issuer(), new Concealer(RANDOM));
    var credential = SdJwtVc.read(signing.sign(claims, List.of()).toString());
    assertThat(credential.keyUrl()).isEqualTo(ISSUER + "#one");
    var keys = JwtVcIssuerMetadata.of(ISSUER, Map.of("one", Parties.issuerKey(), "other", other));
    var verified = credential.verify(keys.methods(), Optional.empty(), Parties.NOW);
    assertThat(verified.issuer()).isEqualTo(credential.issuer()).isEqualTo(ISSUER);
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> credential.verify(metadata.methods(), Optional.empty(), Parties.NOW));
  }

  /** The issuer can have a DID beside its https URL, and its keys their names there. */
  @Test
  void the_name_of_a_key_may_be_a_URL_of_its_own() {
    var kid = "did:web:issuer.example#key-1";
    var claims = Parties.json("{'vct': 'https://types.example/1'}").put("iss", ISSUER);
    var signing = new SdJwtVc.Signing(kid, Parties.issuer(), new Concealer(RANDOM));
    var credential = SdJwtVc.read(signing.sign(claims, List.of()).toString());
    var keys = JwtVcIssuerMetadata.of(ISSUER, Map.of(kid, Parties.issuerKey(), "other", other));
    assertThat(credential.verify(keys.methods(), Optional.empty(), Parties.NOW).issuer())
        .isEqualTo(ISSUER);
    var others = JwtVcIssuerMetadata.of(ISSUER, Map.of(kid, other));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> credential.verify(others.methods(), Optional.empty(), Parties.NOW));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> key(keys, "did:web:other.example#key-1"));
  }

  @Test
  void two_keys_of_one_name_are_none() {
    var json = metadata.toJson();
    json.at("/jwks/keys").forEach(key -> ((ObjectNode) key).put("kid", "one"));
    var ambiguous = JwtVcIssuerMetadata.read(StrictJson.write(json), ISSUER);
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> key(ambiguous, ISSUER + "#one"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kid': 'x', 'kty': 'RSA', 'n': 'AQAB', 'e': 'AQAB'}",
        "{'kid': 'x'}",
        "{'kid': 'x', 'kty': 'OKP', 'crv': 'Ed25519', 'x': 'AA'}"
      })
  void a_key_of_a_kind_that_is_not_accepted_does_no_harm_to_others(String jwk) {
    var json = metadata.toJson();
    json.withArray("/jwks/keys").add(StrictJson.parse(bytes(jwk)));
    var read = JwtVcIssuerMetadata.read(StrictJson.write(json), ISSUER);
    assertThat(key(read, ISSUER + "#one")).isEqualTo(one);
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> key(read, ISSUER + "#x"));
  }

  private static PublicKey key(JwtVcIssuerMetadata metadata, String url) {
    var method =
        metadata
            .methods()
            .retrieve(url, VerificationRelationship.ASSERTION_METHOD, Optional.empty());
    assertThat(method.controller()).isEqualTo(metadata.issuer());
    return method.publicKey();
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }
}
