package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.json;
import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.PARSING_ERROR;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VC-JOSE-COSE, 3.1.3: JOSE Header Parameters; and 4: Key Discovery. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VcJwtHeaderTest extends VcJwtFixture {

  @Nested
  class In_the_header {

    @ParameterizedTest
    @ValueSource(strings = {"{'alg':null}", "{'alg':[]}", "{'alg':['ES256']}", "{'alg':256}"})
    void an_algorithm_that_is_no_text_cannot_be_parsed(String members) {
      assertThat(refusalOfHeader(header(members))).isEqualTo(PARSING_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "none",
          "None",
          "NONE",
          "nOnE",
          "",
          "HS256",
          "HS384",
          "HS512",
          "RS1",
          "RS256",
          "RS512",
          "PS256",
          "ES256K",
          "es256",
          "ES256 ",
          "Ed448",
          "ESP256",
          "ML-DSA-44",
          "dir"
        })
    void an_algorithm_that_is_not_accepted_is_unsupported(String algorithm) {
      assertThat(refusalOfHeader(header().put("alg", algorithm))).isEqualTo(UNSUPPORTED_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES384", "ES512", "EdDSA", "Ed25519"})
    void an_algorithm_of_other_keys_is_unsupported(String algorithm) {
      assertThat(refusalOfHeader(header().put("alg", algorithm))).isEqualTo(UNSUPPORTED_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'crit':['exp']}",
          "{'crit':[]}",
          "{'crit':['x','x'],'x':1}",
          "{'crit':['alg']}",
          "{'crit':null}",
          "{'crit':'b64'}",
          "{'b64':true}",
          "{'b64':false,'crit':['b64']}",
          "{'typ':null}",
          "{'typ':''}",
          "{'typ':['vc+jwt']}",
          "{'cty':1}",
          "{'kid':null}",
          "{'kid':''}",
          "{'kid':{}}"
        })
    void an_extension_or_a_member_of_another_kind_cannot_be_parsed(String members) {
      assertThat(refusalOfHeader(header(members))).isEqualTo(PARSING_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "at+jwt",
          "JWT",
          "jwt",
          "JOSE",
          "vp+jwt",
          "vc+sd-jwt",
          "dc+sd-jwt",
          "vc",
          "vc+jwt ",
          "vc+jwt;x=1",
          "text/vc+jwt",
          "vc-ld+jwt",
          "vc+ld+json+jwt",
          "application/application/vc+jwt",
          "microcredential-statement+jwt",
          "statuslist+jwt",
          "openid4vci-proof+jwt",
          "kb+jwt"
        })
    void another_type_is_malformed(String type) {
      assertThat(refusalOfHeader(header().put("typ", type))).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vp", "JWT", "vc+jwt", "application/vp", "json", "application/json"})
    void another_content_type_is_malformed(String type) {
      assertThat(refusalOfHeader(header().put("cty", type))).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vc+jwt", "application/vc+jwt", "VC+JWT", "Application/vc+jwt"})
    void the_type_is_a_media_type(String type) {
      var header = header().put("typ", type).put("cty", "application/vc");
      assertThat(verify(issuer.sign(header, credential))).isEqualTo(credential);
    }

    @Test
    void types_may_be_missing_where_the_media_type_is_known() {
      var header = StrictJson.object().put("kid", issuer.keyId());
      assertThat(verify(issuer.sign(header, credential))).isEqualTo(credential);
    }

    @Test
    void what_is_unknown_is_ignored() {
      assertThat(verify(issuer.sign(header("{'x':1,'y':{'alg':'none'}}"), credential)))
          .isEqualTo(credential);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud"})
    void a_replica_must_be_that_of_the_claim(String name) {
      var header = header().put(name, "did:web:other.example");
      var payload = payload("{'iss':'%s'}".formatted(issuer.did()));
      payload.put(name, issuer.did());
      assertThat(refusalOf(() -> verify(issuer.sign(header, payload))))
          .isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @Test
    void a_replica_counts_as_the_claim() {
      var header = header().put("iss", issuer.did()).put("kid", "#key-1");
      assertThat(verify(issuer.sign(header, credential))).isEqualTo(credential);
      assertThat(refusalOfHeader(header().put("iss", "did:web:other.example")))
          .isEqualTo(MALFORMED_VALUE_ERROR);
    }
  }

  @Nested
  class About_the_key {

    private final Signatory attacker =
        Signatory.of(
            "did:web:attacker.example", VerificationRelationship.ASSERTION_METHOD, KeyType.P_256);

    @ParameterizedTest
    @ValueSource(
        strings = {"../../dev/null", "' OR 1=1--", "*)(uid=*", "%0d%0aX: y", "key-1", "#key-1"})
    void a_kid_that_is_no_url_is_refused(String keyId) {
      assertThat(refusalOfHeader(header().put("kid", keyId)))
          .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-1", "#key-1"})
    void a_kid_may_be_relative_to_iss(String keyId) {
      var payload = payload("{'iss':'%s'}".formatted(issuer.did()));
      assertThat(verify(issuer.sign(header().put("kid", keyId), payload))).isEqualTo(credential);
    }

    @Test
    void a_jwt_without_kid_does_not_name_its_key() {
      assertThat(refusalOfHeader(json("{'typ':'vc+jwt'}")))
          .isEqualTo(INVALID_VERIFICATION_METHOD_URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "x5c", "jwk"})
    void a_key_in_the_header_proves_nothing(String member) {
      var header = json("{'typ':'vc+jwt'}").put(member, "https://attacker.example/keys");
      assertThat(refusalOf(() -> verify(attacker.sign(header, credential))))
          .isEqualTo(UNTRUSTED_ISSUER);
    }

    @Test
    void a_key_in_the_header_is_not_used_beside_a_kid() {
      var header = header();
      header.set("jwk", Jwk.of(attacker.keys().getPublic()));
      assertThat(refusalOf(() -> verify(attacker.sign(header, credential))))
          .isEqualTo(CRYPTOGRAPHIC_SECURITY_ERROR);
      assertThat(verify(issuer.sign(header, credential))).isEqualTo(credential);
    }

    @Test
    void a_key_of_somebody_else_is_refused_however_trusted() {
      var header = header().put("kid", attacker.keyId());
      var jwt = VcJwt.read(attacker.sign(header, credential));
      assertThat(refusalOf(() -> jwt.verify(attacker, NOW))).isEqualTo(INVALID_VERIFICATION_METHOD);
    }

    @Test
    void a_key_that_is_not_for_credentials_is_refused() {
      var holder =
          Signatory.of(issuer.did(), VerificationRelationship.AUTHENTICATION, KeyType.P_256);
      var jwt = VcJwt.read(holder.sign(header(), credential));
      assertThat(refusalOf(() -> jwt.verify(holder, NOW)))
          .isEqualTo(INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    }

    @Test
    void the_owner_of_the_keys_learns_when_it_was_used() {
      var jwt = VcJwt.sign(credential, JwtClaims.issuedAt(NOW), issuer.keyId(), issuer.signer());
      VcJwt.read(jwt)
          .verify(
              (url, relationship, usedAt) -> {
                assertThat(usedAt).contains(NOW);
                return issuer.retrieve(url, relationship, usedAt);
              },
              NOW);
    }
  }
}
