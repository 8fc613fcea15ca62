package nl.microcredentials.core.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.jose.CompactJws;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Base64Url;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.problem.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Every SD-JWT and every intermediate value in the texts of RFC 9901 and of SD-JWT VC.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-5">RFC 9901, 5 and 6, and Appendix
 *     A</a>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedSdJwtsTest {

  private static final String RFC = "sdjwt/draft-ietf-oauth-selective-disclosure-jwt-22.txt";
  private static final String VC = "sdjwt/draft-ietf-oauth-sd-jwt-vc-editors.txt";

  private static final Pattern DISCLOSURE =
      Pattern.compile(
          "\\*  SHA-256 Hash:\\s+(\\S+)\\s+\\*  Disclosure:\\s+([A-Za-z0-9_\\-\\s]+?)\\s+"
              + "\\*  Contents:\\s+(\\[.+?])\\n\\n",
          Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile("(?m)^ {3}(eyJ[A-Za-z0-9_.~\\-]+(?:\\n +[A-Za-z0-9_.~\\-]+)*)$");

  /** Appendix A.5 of the RFC. */
  private static final PublicKey ISSUER_KEY =
      Jwk.readPublic(
          Parties.json(
              """
              {"kty": "EC", "crv": "P-256",
               "x": "b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ",
               "y": "Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8"}\
              """));

  @Test
  void every_disclosure_has_the_digest_and_the_contents() {
    var count = 0;
    for (var text : List.of(text(RFC), text(VC))) {
      for (var found = DISCLOSURE.matcher(text); found.find(); count++) {
        var disclosure = Disclosure.parse(unwrapped(found.group(2)));
        assertThat(DigestAlgorithm.SHA_256.digest(disclosure.toString())).isEqualTo(found.group(1));
        var contents = new String(Base64Url.decode(disclosure.toString()), UTF_8);
        assertThat(parsed(contents)).isEqualTo(parsed(found.group(3)));
      }
    }
    assertThat(count).isGreaterThan(100);
  }

  @Test
  void every_SD_JWT_verifies_and_its_holders_proof_too() {
    var count = 0;
    var bound = 0;
    for (var sdJwt : tokens().toList()) {
      var proof = sdJwt.keyBindingJwt();
      var now = proof.map(PublishedSdJwtsTest::issuedAt).orElse(Instant.ofEpochSecond(1748537244));
      var verifier = new SdJwtVerifier(proof.map(PublishedSdJwtsTest::binding), now);
      assertThat(verifier.verify(sdJwt, ISSUER_KEY).disclosed())
          .hasSize(sdJwt.disclosures().size());
      count++;
      bound += proof.isPresent() ? 1 : 0;
    }
    assertThat(count).isGreaterThanOrEqualTo(10);
    assertThat(bound).isGreaterThanOrEqualTo(4);
  }

  @Test
  void no_SD_JWT_verifies_with_one_disclosure_more() {
    var stranger = Parties.disclosure("[\"salt\", \"is_over_65\", true]");
    for (var sdJwt : tokens().toList()) {
      var more = SdJwt.parse(sdJwt.presented() + stranger + "~");
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(
              () -> new SdJwtVerifier(Optional.empty(), Instant.EPOCH).verify(more, ISSUER_KEY));
    }
  }

  /** Section 5.2 and Figures 9 and 11: the payloads that a verifier ends up with. */
  @Test
  void the_processed_payloads_are_those_in_the_text() {
    var processed = tokens().map(sdJwt -> sdJwt.process().claims()).toList();
    for (var expected : processedPayloads()) {
      assertThat(processed).contains(expected);
    }
  }

  @Test
  void the_presentation_of_OpenID4VP_verifies() {
    var directory = "sdjwt/openid4vp-sd_jwt_vcld-01/";
    var presentation = SdJwt.parse(unwrapped(text(directory + "sd_jwt_presentation.txt")));
    var issuance = SdJwt.parse(unwrapped(text(directory + "sd_jwt_issuance.txt")));
    var binding = new KeyBinding("https://verifier.example.org", "1234567890");
    var verifier = new SdJwtVerifier(Optional.of(binding), Instant.ofEpochSecond(1744743394));
    assertThat(verifier.verify(presentation, ISSUER_KEY).claims())
        .isEqualTo(SharedData.object(directory + "verified_contents.json"));
    assertThat(issuance.payload()).isEqualTo(SharedData.object(directory + "sd_jwt_payload.json"));
    assertThat(issuance.disclosing("ld.credentialSubject.givenName"))
        .hasToString(presentation.presented());
  }

  /** Those that end where an SD-JWT ends; the texts show the issuer's JWT alone as well. */
  private static Stream<SdJwt> tokens() {
    return Stream.of(text(RFC), text(VC))
        .flatMap(text -> TOKEN.matcher(text).results())
        .map(found -> unwrapped(found.group(1)))
        .filter(text -> text.contains("~"))
        .map(SdJwt::parse);
  }

  private static List<ObjectNode> processedPayloads() {
    var payloads = new ArrayList<ObjectNode>();
    var introduction =
        Pattern.compile(
            "(?s)(?:Processed SD-\\s*JWT Payload available|processed SD-JWT payload\\s+(?:in Figure 9"
                + " available|shown\\s+in Figure 11)).*?\\n\\n( {3}\\{\\n.*?\\n {3}}\\n)");
    for (var text : List.of(text(RFC), text(VC))) {
      introduction
          .matcher(text)
          .results()
          .map(found -> StrictJson.parseObject(found.group(1).getBytes(UTF_8)))
          .forEach(payloads::add);
    }
    assertThat(payloads).hasSizeGreaterThanOrEqualTo(4);
    return payloads;
  }

  private static Instant issuedAt(CompactJws proof) {
    return Instant.ofEpochSecond(StrictJson.parseObject(proof.payload()).get("iat").longValue());
  }

  private static KeyBinding binding(CompactJws proof) {
    var claims = StrictJson.parseObject(proof.payload());
    return new KeyBinding(claims.get("aud").textValue(), claims.get("nonce").textValue());
  }

  /** Lines are broken within texts as well, so that white space does not count. */
  private static JsonNode parsed(String json) {
    return StrictJson.parse(unwrapped(json).getBytes(UTF_8));
  }

  private static String unwrapped(String text) {
    return text.replaceAll("\\s", "");
  }

  private static String text(String path) {
    return new String(SharedData.bytes(path), UTF_8);
  }
}
