package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.json;
import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.INVALID_CHALLENGE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD_URL;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.PROOF_VERIFICATION_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.microcredentials.core.credential.Envelope;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.ProofExpectation;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VC-JOSE-COSE, 3.1.2: Securing JSON-LD Verifiable Presentations with JOSE. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VpJwtTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ProofExpectation EXPECTED =
      Signatory.expecting("https://verifier.example", "n-0S6_WzA2Mj");
  private static final ProofExpectation UNASKED = Signatory.expecting(null, null);

  private final Signatory holder = Signatory.holder(KeyType.P_256);
  private final ObjectNode header =
      json("{'typ':'vp+jwt','cty':'vp','kid':'%s'}".formatted(holder.keyId()));
  private final ObjectNode presentation = presentation();

  private ObjectNode presentation() {
    var issuer = Signatory.issuer(KeyType.P_256);
    var credential = json("{'type':['VerifiableCredential']}").put("issuer", issuer.did());
    var jwt = VcJwt.sign(credential, JwtClaims.issuedAt(NOW), issuer.keyId(), issuer.signer());
    var document =
        json("{'@context':['https://www.w3.org/ns/credentials/v2'],'type':'VerifiablePresentation'}")
            .put("id", "urn:uuid:3978344f-8596-4c3a-a978-8fcaba3903c5")
            .put("holder", holder.did());
    document.putArray("verifiableCredential").add(Envelope.of("application/vc+jwt", jwt).toJson());
    return document;
  }

  /** The presentation as it is signed, with these members added or changed. */
  private ObjectNode payload(String members) {
    var payload = presentation.deepCopy();
    JwtClaims.answering(EXPECTED, NOW).addTo(payload);
    payload.setAll(json(members));
    return payload;
  }

  private ObjectNode verify(ObjectNode payload) {
    return VpJwt.read(holder.sign(header, payload))
        .verify(holder, EXPECTED, NOW)
        .document()
        .document();
  }

  private ProblemType refusalOfPayload(String members) {
    return refusalOf(() -> verify(payload(members)));
  }

  @Nested
  class About_who_asked {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'aud':'https://other.example'}",
          "{'aud':'https://verifier.example/'}",
          "{'aud':['https://other.example','https://another.example']}"
        })
    void a_presentation_for_somebody_else_is_refused(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(INVALID_DOMAIN_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'nonce':'other'}", "{'nonce':'N-0S6_WZA2MJ'}"})
    void an_answer_to_another_question_is_refused(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(INVALID_CHALLENGE_ERROR);
    }

    @Test
    void a_presentation_for_nobody_is_refused() {
      var payload = payload("{}");
      payload.remove("nonce");
      assertThat(refusalOf(() -> verify(payload))).isEqualTo(INVALID_CHALLENGE_ERROR);
      payload.remove("aud");
      assertThat(refusalOf(() -> verify(payload))).isEqualTo(INVALID_DOMAIN_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"{'nonce':''}", "{'nonce':null}", "{'nonce':[]}", "{'aud':''}", "{'aud':{}}"})
    void what_is_no_text_is_malformed(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @Test
    void it_may_be_made_for_several() {
      var payload = payload("{'aud':['https://other.example','https://verifier.example']}");
      assertThat(verify(payload)).isEqualTo(presentation);
    }

    @Test
    void nothing_is_compared_where_nothing_was_asked() {
      var jwt = holder.sign(header, payload("{}"));
      assertThat(VpJwt.read(jwt).verify(holder, UNASKED, NOW).document().document())
          .isEqualTo(presentation);
    }
  }

  @Nested
  class About_the_holder {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'iss':'did:web:other.example'}",
          "{'sub':'did:web:other.example'}",
          "{'jti':'urn:uuid:00000000-0000-4000-8000-000000000000'}",
          "{'holder':null}",
          "{'holder':[]}",
          "{'holder':{'name':'Somebody'}}",
          "{'vp':{}}",
          "{'vc':{}}"
        })
    void claims_that_contradict_the_presentation_are_malformed(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'holder':'did:web:other.example'}",
          "{'holder':{'id':'did:web:other.example'}}"
        })
    void a_key_of_somebody_else_is_refused(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(INVALID_VERIFICATION_METHOD);
    }

    @Test
    void who_signs_is_the_holder_where_only_the_claims_say_so() {
      var payload = payload("{'iss':'did:web:other.example'}");
      payload.remove("holder");
      assertThat(refusalOf(() -> verify(payload))).isEqualTo(INVALID_VERIFICATION_METHOD);
      payload.put("iss", holder.did());
      assertThat(verify(payload).has("iss")).isFalse();
    }

    @Test
    void a_presentation_may_be_anybodys() {
      var payload = payload("{}");
      payload.remove("holder");
      assertThat(VpJwt.read(holder.sign(header, payload)).holder()).isEmpty();
      assertThat(verify(payload).has("holder")).isFalse();
    }

    @Test
    void a_relative_kid_needs_iss() {
      header.put("kid", "#key-1");
      assertThat(refusalOfPayload("{}")).isEqualTo(INVALID_VERIFICATION_METHOD_URL);
      assertThat(verify(payload("{'iss':'%s'}".formatted(holder.did())))).isEqualTo(presentation);
    }

    @Test
    void a_key_for_credentials_is_refused() {
      var issuer =
          Signatory.of(holder.did(), VerificationRelationship.ASSERTION_METHOD, KeyType.P_256);
      var jwt = VpJwt.read(issuer.sign(header, payload("{}")));
      assertThat(refusalOf(() -> jwt.verify(issuer, EXPECTED, NOW)))
          .isEqualTo(INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    }
  }

  @Nested
  class About_what_is_in_it {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'type':'VerifiableCredential'}",
          "{'type':['VerifiablePresentation','EnvelopedVerifiablePresentation']}",
          "{'verifiableCredential':'eyJhbGciOiJFUzI1NiJ9.e30.AA'}",
          "{'verifiableCredential':['eyJhbGciOiJFUzI1NiJ9.e30.AA']}",
          "{'verifiableCredential':[[]]}",
          "{'verifiableCredential':null}"
        })
    void what_is_no_presentation_of_objects_is_malformed(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'verifiableCredential':{'type':['VerifiableCredential']}}",
          "{'verifiableCredential':[{'type':'VerifiableCredential','proof':[]}]}",
          "{'verifiableCredential':[{'type':'VerifiableCredential','proof':'eyJ'}]}",
          "{'verifiableCredential':{}}"
        })
    void what_is_not_secured_is_refused(String members) {
      assertThat(refusalOfPayload(members)).isEqualTo(PROOF_VERIFICATION_ERROR);
    }

    @Test
    void an_envelope_with_nothing_in_it_is_malformed() {
      var payload = payload("{}");
      var envelope = payload.putArray("verifiableCredential").addObject();
      envelope.setAll(
          json(
              "{'@context':'https://www.w3.org/ns/credentials/v2','id':'not-a-credential',"
                  + "'type':'EnvelopedVerifiableCredential','proof':{'type':'x'}}"));
      assertThat(refusalOf(() -> verify(payload))).isEqualTo(MALFORMED_VALUE_ERROR);
      envelope.remove("proof");
      assertThat(refusalOf(() -> verify(payload))).isEqualTo(MALFORMED_VALUE_ERROR);
    }

    @Test
    void a_credential_may_have_a_proof_of_its_own() {
      presentation
          .withArray("/verifiableCredential")
          .add(json("{'type':'VerifiableCredential','proof':{'type':'DataIntegrityProof'}}"));
      assertThat(verify(payload("{}"))).isEqualTo(presentation);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vc+jwt", "JWT", "kb+jwt", "vp+sd-jwt"})
  void another_type_is_malformed(String type) {
    header.put("typ", type);
    assertThat(refusalOfPayload("{}")).isEqualTo(MALFORMED_VALUE_ERROR);
    header.put("typ", "vp+jwt").put("cty", "vc");
    assertThat(refusalOfPayload("{}")).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_presentation_is_no_credential_and_the_other_way_round() {
    var jwt =
        VpJwt.sign(
            presentation, JwtClaims.answering(EXPECTED, NOW), holder.keyId(), holder.signer());
    assertThat(refusalOf(() -> CredentialJwt.read(jwt))).isEqualTo(MALFORMED_VALUE_ERROR);
    assertThat(refusalOf(() -> VcJwt.read(jwt))).isEqualTo(MALFORMED_VALUE_ERROR);
    var envelope = presentation.withArray("/verifiableCredential").get(0);
    var credential = envelope.get("id").textValue().replace("data:application/vc+jwt,", "");
    assertThat(refusalOf(() -> VpJwt.read(credential))).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void an_answer_does_not_count_for_ever() {
    assertThat(refusalOfPayload("{'exp':1795424400}")).isEqualTo(OUTSIDE_VALIDITY_PERIOD);
    assertThat(refusalOfPayload("{'iat':1795425000}")).isEqualTo(OUTSIDE_VALIDITY_PERIOD);
    assertThat(refusalOfPayload("{'nbf':1795425000}")).isEqualTo(OUTSIDE_VALIDITY_PERIOD);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_signed_comes_back(KeyType type) {
    var signatory = Signatory.holder(type);
    var before = presentation.deepCopy();
    var claims = JwtClaims.answering(EXPECTED, NOW).expiringAt(NOW.plusSeconds(300));
    var jwt = VpJwt.sign(presentation, claims, signatory.keyId(), signatory.signer());
    var read = VpJwt.read(jwt);
    assertThat(read.holder()).contains(signatory.did());
    assertThat(read.claims().issuer()).contains(signatory.did());
    var verified = read.verify(signatory, EXPECTED, NOW);
    assertThat(verified.document().document()).isEqualTo(presentation).isEqualTo(before);
    assertThat(verified.signedAt()).contains(NOW);
  }

  @Test
  void no_character_of_the_jwt_may_change() {
    var jwt =
        VpJwt.sign(
            json("{'type':'VerifiablePresentation'}"),
            JwtClaims.answering(EXPECTED, NOW),
            holder.keyId(),
            holder.signer());
    assertThat(VpJwt.read(jwt).verify(holder, EXPECTED, NOW)).isNotNull();
    for (int i = 0; i < jwt.length(); i++) {
      var c = jwt.charAt(i) == 'A' ? 'B' : 'A';
      var changed = jwt.substring(0, i) + c + jwt.substring(i + 1);
      refusalOf(() -> VpJwt.read(changed).verify(holder, EXPECTED, NOW));
    }
  }
}
