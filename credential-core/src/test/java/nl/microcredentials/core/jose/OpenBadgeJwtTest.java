package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.json;
import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static nl.microcredentials.core.problem.ProblemType.UNSUPPORTED_ALGORITHM;
import static nl.microcredentials.core.problem.ProblemType.UNTRUSTED_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import nl.microcredentials.core.Fixtures;
import nl.microcredentials.core.SharedData;
import nl.microcredentials.core.identifiers.VerificationRelationship;
import nl.microcredentials.core.integrity.SecuredDocument;
import nl.microcredentials.core.keys.Jwk;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.problem.ProblemType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open Badges 3.0, 8.2: JSON Web Token Proof Format. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenBadgeJwtTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final Signatory issuer = Signatory.issuer(KeyType.ED25519);
  private final ObjectNode credential =
      SecuredDocument.of(Fixtures.named("full").credential()).unsecuredDocument();
  private final ObjectNode header = json("{'typ':'JWT','kid':'%s'}".formatted(issuer.keyId()));
  private final ObjectNode payload = payload(credential);

  private ObjectNode payload(ObjectNode document) {
    return document
        .deepCopy()
        .put("iss", issuer.did())
        .put("jti", document.get("id").textValue())
        .put("sub", document.at("/credentialSubject/id").textValue())
        .put("nbf", Instant.parse(document.get("validFrom").textValue()).getEpochSecond());
  }

  private ObjectNode verify() {
    return CredentialJwt.read(issuer.sign(header, payload))
        .verify(issuer, NOW)
        .document()
        .document();
  }

  private ProblemType refusal() {
    return refusalOf(this::verify);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "jti", "sub", "nbf"})
  void none_of_the_claims_may_be_missing(String name) {
    payload.remove(name);
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "iss, did:web:other.example",
    "jti, urn:uuid:00000000-0000-4000-8000-000000000000",
    "sub, did:key:z6MkOther"
  })
  void no_claim_may_say_something_else_than_the_credential(String name, String value) {
    assertThat(verify()).isEqualTo(credential);
    payload.put(name, value);
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void nbf_is_validFrom() {
    payload.put("nbf", payload.get("nbf").longValue() + 1);
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-11-23T09:00:00", "", "[]"})
  void validFrom_is_a_time(String validFrom) {
    payload.put("validFrom", validFrom);
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
    payload.putArray("validFrom");
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
    payload.remove("validFrom");
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void parts_of_a_second_may_be_missing_in_the_claim() {
    payload.put("validFrom", "2026-11-23T09:00:00.142Z").put("nbf", 1_795_424_400L);
    assertThat(verify().get("validFrom").textValue()).isEqualTo("2026-11-23T09:00:00.142Z");
    payload.put("nbf", 1_795_424_400.142);
    assertThat(verify()).isNotNull();
  }

  @Test
  void exp_is_validUntil() {
    payload.put("validUntil", "2027-01-01T00:00:00Z").put("exp", 1_798_761_600L);
    assertThat(verify().has("exp")).isFalse();
    payload.put("exp", 1_798_761_601L);
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void exp_is_the_end_also_where_the_credential_has_none() {
    payload.put("exp", NOW.getEpochSecond());
    assertThat(refusal()).isEqualTo(OUTSIDE_VALIDITY_PERIOD);
    payload.put("exp", NOW.getEpochSecond() + 1);
    assertThat(verify()).isEqualTo(credential);
  }

  @Test
  void a_credential_that_is_not_valid_yet_is_outside_its_period() {
    payload.put("validFrom", "2026-11-25T09:00:00Z").put("nbf", 1_795_597_200L);
    assertThat(refusal()).isEqualTo(OUTSIDE_VALIDITY_PERIOD);
  }

  @Test
  void the_data_model_of_before_is_not_accepted() {
    payload.removeAll();
    payload.setAll(json("{'iss':'%s','nbf':1,'sub':'did:key:z6Mk'}".formatted(issuer.did())));
    payload.put("jti", "urn:uuid:1").set("vc", credential);
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void rs256_is_not_accepted() {
    header.put("alg", "RS256");
    assertThat(refusal()).isEqualTo(UNSUPPORTED_ALGORITHM);
  }

  @Test
  void a_key_in_the_header_is_no_key_of_the_issuer() {
    header.remove("kid");
    header.set("jwk", Jwk.of(issuer.keys().getPublic()));
    assertThat(refusal()).isEqualTo(UNTRUSTED_ISSUER);
  }

  @Test
  void a_key_of_somebody_else_is_refused() {
    var other =
        Signatory.of(
            "did:web:other.example", VerificationRelationship.ASSERTION_METHOD, KeyType.ED25519);
    header.put("kid", other.keyId());
    var jwt = CredentialJwt.read(other.sign(header, payload));
    assertThat(refusalOf(() -> jwt.verify(other, NOW))).isEqualTo(INVALID_VERIFICATION_METHOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "vp+jwt", "JOSE", "JWS", "vc", "dc+sd-jwt"})
  void what_says_that_it_is_something_else_is_refused(String type) {
    header.put("typ", type);
    assertThat(refusal()).isEqualTo(MALFORMED_VALUE_ERROR);
    assertThat(refusalOf(() -> OpenBadgeJwt.read(issuer.sign(header, payload))))
        .isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void what_does_not_say_what_it_is_has_to_have_all_claims() {
    header.remove("typ");
    assertThat(CredentialJwt.read(issuer.sign(header, payload))).isInstanceOf(OpenBadgeJwt.class);
    assertThat(verify()).isEqualTo(credential);
    assertThat(refusalOf(() -> CredentialJwt.read(issuer.sign(header, credential))))
        .isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void with_each_algorithm_the_hash_is_that_of_the_credential(KeyType type) {
    var signatory = Signatory.issuer(type);
    var read = CredentialJwt.read(signatory.sign(header, payload));
    assertThat(read).isInstanceOf(OpenBadgeJwt.class);
    assertThat(read.issuer()).isEqualTo(signatory.did());
    var verified = read.verify(signatory, NOW);
    assertThat(verified.document().document()).isEqualTo(credential);
    assertThat(verified.signedAt()).isEmpty();
    assertThat(HexFormat.of().formatHex(verified.document().documentHash()))
        .isEqualTo(Fixtures.named("full").text("documentHash"));
  }

  /** OpenID for Verifiable Credential Issuance 1.0, A.1.1: its example is of the data model 1.1. */
  @Test
  void the_example_of_openid_is_signed_and_not_accepted() {
    var response =
        new String(SharedData.bytes("openid/vci-1.0/credential_response_jwt_vc_json.txt"));
    var text = response.substring(response.indexOf("eyJ"));
    var jwt = text.substring(0, text.indexOf('"')).replaceAll("\\s", "");
    var key =
        json(new String(SharedData.bytes("openid/vci-1.0/issuer_jwks.json")).replaceAll("\\s", ""))
            .withArray("/jwks/keys")
            .get(0);
    assertThat(CompactJws.parse(jwt).verify(Jwk.readPublic((ObjectNode) key))).isTrue();
    assertThat(refusalOf(() -> CredentialJwt.read(jwt))).isEqualTo(MALFORMED_VALUE_ERROR);
  }
}
