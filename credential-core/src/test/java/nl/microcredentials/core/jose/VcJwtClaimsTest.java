package nl.microcredentials.core.jose;

import static nl.microcredentials.core.jose.Signatory.json;
import static nl.microcredentials.core.jose.Signatory.refusalOf;
import static nl.microcredentials.core.problem.ProblemType.INVALID_DOMAIN_ERROR;
import static nl.microcredentials.core.problem.ProblemType.MALFORMED_VALUE_ERROR;
import static nl.microcredentials.core.problem.ProblemType.OUTSIDE_VALIDITY_PERIOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VC-JOSE-COSE, 3.1.3: JWT Claims; and RFC 7519, 4.1: Registered Claim Names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VcJwtClaimsTest extends VcJwtFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'iss':'did:web:other.example'}",
        "{'iss':''}",
        "{'iss':null}",
        "{'iss':{'id':'did:web:issuer.example:hogeschool-voorbeeld'}}",
        "{'jti':'urn:uuid:00000000-0000-4000-8000-000000000000'}",
        "{'jti':1}",
        "{'sub':'did:key:z6MkOther'}",
        "{'sub':['did:key:z6MkOther']}",
        "{'vc':{}}",
        "{'vp':{}}",
        "{'vc':null}",
        "{'vc':'oops','vp':'nooo'}",
        "{'exp':'1795424400'}",
        "{'exp':'2030-01-01T00:00:00Z'}",
        "{'exp':1e99}",
        "{'exp':-1}",
        "{'exp':-0.5}",
        "{'exp':1000000000000000000000000000000}",
        "{'exp':253402300800}",
        "{'exp':null}",
        "{'exp':true}",
        "{'exp':[]}",
        "{'nbf':'0'}",
        "{'nbf':1e99}",
        "{'iat':-1}",
        "{'iat':'yesterday'}",
        "{'iat':'2010-01-01'}",
        "{'iat':{}}",
        "{'nonce':1}",
        "{'cnf':'key'}",
        "{'aud':1}",
        "{'aud':[]}",
        "{'aud':[1]}"
      })
  void what_is_wrong_or_contradicts_the_credential_is_malformed(String members) {
    assertThat(refusalOfPayload(members)).isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_sub_that_the_credential_does_not_say_is_malformed() {
    var payload = payload("{'sub':'did:key:z6Mk'}");
    payload.withObject("/credentialSubject").remove("id");
    assertThat(refusalOf(() -> verify(issuer.sign(header(), payload))))
        .isEqualTo(MALFORMED_VALUE_ERROR);
    payload.putArray("credentialSubject").addObject().put("id", "did:key:z6Mk");
    assertThat(VcJwt.read(issuer.sign(header(), payload)).claims().subject())
        .contains("did:key:z6Mk");
    payload.withArray("/credentialSubject").addObject().put("id", "did:key:z6Mk");
    assertThat(refusalOf(() -> verify(issuer.sign(header(), payload))))
        .isEqualTo(MALFORMED_VALUE_ERROR);
  }

  @Test
  void a_credential_for_one_reader_is_none() {
    assertThat(refusalOfPayload("{'aud':'https://verifier.example'}"))
        .isEqualTo(INVALID_DOMAIN_ERROR);
  }

  /** With 2026-11-23T09:00:00Z as the present. */
  @ParameterizedTest
  @CsvSource({
    "exp, 1795424400, at the end",
    "exp, 1795424399.5, after it",
    "exp, 0, long after it",
    "nbf, 1795424701, more than five minutes before it begins",
    "iat, 1795424701, signed in the future",
    "iat, 1795510800, signed tomorrow"
  })
  void a_signature_does_not_count_for_ever(String name, String seconds, String why) {
    assertThat(refusalOfPayload("{'%s':%s}".formatted(name, seconds)))
        .as(why)
        .isEqualTo(OUTSIDE_VALIDITY_PERIOD);
  }

  @ParameterizedTest
  @CsvSource({
    "exp, 1795424401",
    "exp, 1795424400.5",
    "nbf, 1795424700",
    "iat, 1795424700",
    "iat, 0",
    "iat, 1795424400.25",
    "nbf, 1.0e9"
  })
  void clocks_may_differ_by_five_minutes(String name, String seconds) {
    assertThat(verify(issuer.sign(header(), payload("{'%s':%s}".formatted(name, seconds)))))
        .isEqualTo(credential);
  }

  @Test
  void the_time_of_signing_may_be_written_as_the_data_model_does() {
    var payload = payload("{'iat':'2010-01-01T19:23:24Z'}");
    assertThat(VcJwt.read(issuer.sign(header(), payload)).signedAt())
        .contains(Instant.parse("2010-01-01T19:23:24Z"));
    assertThat(refusalOfPayload("{'iat':'2027-01-01T00:00:00Z'}"))
        .isEqualTo(OUTSIDE_VALIDITY_PERIOD);
  }

  @Test
  void the_key_of_the_holder_is_one() {
    var payload = payload("{'cnf':{'kid':'did:key:z6Mk'}}");
    var jwt = VcJwt.read(issuer.sign(header(), payload));
    assertThat(jwt.claims().confirmation()).contains(json("{'kid':'did:key:z6Mk'}"));
    assertThat(jwt.verify(issuer, NOW).document().document()).isEqualTo(credential);
  }
}
