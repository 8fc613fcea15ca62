package nl.microcredentials.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.microcredentials.core.identifiers.DidKey;
import nl.microcredentials.core.keys.Ecdsa;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.core.sdjwt.ClaimPath;
import nl.microcredentials.core.sdjwt.KeyBinding;
import nl.microcredentials.core.sdjwt.SdJwt;
import nl.microcredentials.local.http.Answer;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One award in all its forms: one verdict, one status, one entry in the registry. */
class FormsIT extends SystemTest {

  private static final String SD_JWT_VC = "application/dc+sd-jwt";

  private static final List<String> FORMS =
      List.of("application/vc", "application/vc+jwt", SD_JWT_VC);

  private static final String REVOKED = "urn:microcredential:problem:revoked";
  private static final String SUSPENDED = "urn:microcredential:problem:suspended";

  static Stream<SampleInstitution> institutions() {
    return SampleInstitutions.all().stream();
  }

  private static String registered(SampleInstitution institution) {
    var id = award(institution);
    issuerFor(institution).awaitReceipt(id);
    return id;
  }

  private static List<byte[]> forms(SampleInstitution institution, String id) {
    var issuer = issuerFor(institution);
    return FORMS.stream().map(form -> issuer.credential(id, form).expect(200).body()).toList();
  }

  private static SdJwt attestation(SampleInstitution institution, String id) {
    return SdJwt.parse(issuerFor(institution).credential(id, SD_JWT_VC).expect(200).text());
  }

  private static byte[] bytes(SdJwt attestation) {
    return attestation.toString().getBytes(UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("institutions")
  void every_form_is_valid_until_one_revocation_ends_them_all(SampleInstitution institution) {
    var id = registered(institution);
    var forms = forms(institution, id);
    forms.forEach(SystemTest::assertValid);
    issuerFor(institution).revoke(id, "issued-in-error").expect(200);
    for (var form : forms) {
      Eventually.holds(() -> assertInvalid(form, REVOKED));
    }
  }

  @Test
  void a_suspension_holds_for_every_form_and_so_does_its_end() {
    var institution = SampleInstitutions.UNIVERSITY;
    var issuer = issuerFor(institution);
    var id = registered(institution);
    var forms = forms(institution, id);
    issuer.suspend(id, "under-investigation").expect(200);
    for (var form : forms) {
      Eventually.holds(() -> assertInvalid(form, SUSPENDED));
    }
    issuer.reinstate(id).expect(200);
    for (var form : forms) {
      Eventually.holds(() -> assertValid(form));
    }
  }

  @Test
  void no_form_is_valid_before_it_is_registered_and_every_one_is_then() {
    var institution = SampleInstitutions.VOCATIONAL_COLLEGE;
    STACK.registry().kill();
    String id;
    List<byte[]> forms;
    try {
      id = award(institution);
      forms = forms(institution, id);
      for (var form : forms) {
        assertThat(outcome(verify(form))).isEqualTo("INDETERMINATE");
      }
    } finally {
      STACK.registry().restart();
    }
    issuerFor(institution).awaitReceipt(id);
    for (var form : forms) {
      Eventually.holds(() -> assertValid(form));
    }
  }

  @Test
  void what_belongs_to_another_award_is_not_taken_for_this_one() {
    var institution = SampleInstitutions.UNIVERSITY;
    var one = attestation(institution, registered(institution)).toString();
    var other = attestation(institution, registered(institution)).toString();
    var ofOther = other.substring(other.indexOf('~'));
    assertInvalid(
        (one.substring(0, one.indexOf('~')) + ofOther).getBytes(UTF_8),
        "https://w3id.org/security#PROOF_VERIFICATION_ERROR");
  }

  @Test
  void who_keeps_the_grade_to_themselves_has_a_valid_one_nevertheless() {
    var institution = SampleInstitutions.UNIVERSITY_OF_APPLIED_SCIENCES;
    var attestation = attestation(institution, registered(institution));
    var shown = new ArrayList<>(attestation.disclosable());
    assertThat(shown.remove(ClaimPath.of("grade"))).isTrue();
    assertValid(bytes(attestation.disclosing(shown)));
  }

  @Test
  void who_does_not_show_who_they_are_can_be_looked_up_all_the_same() {
    var institution = SampleInstitutions.UNIVERSITY_OF_APPLIED_SCIENCES;
    var id = registered(institution);
    var shown = bytes(attestation(institution, id).disclosing("title", "issuanceDate"));
    var verification = verify(shown);
    assertThat(outcome(verification)).isEqualTo("INDETERMINATE");
    assertPassed(verification, "registration");
    assertPassed(verification, "status");
    assertThat(verification.text()).doesNotContain("Robin");
    issuerFor(institution).revoke(id, "fraud").expect(200);
    Eventually.holds(() -> assertInvalid(shown, REVOKED));
  }

  private static void assertPassed(Answer verification, String check) {
    assertThat(check(verification, check).path("outcome").asText())
        .as(verification.text())
        .isEqualTo("passed");
  }

  @Test
  void a_wallet_shows_whose_it_is_and_nobody_else_can() {
    var institution = SampleInstitutions.UNIVERSITY;
    var keys = Ecdsa.generate(KeyType.P_256, new SecureRandom());
    var completion = completionOf(somebody(), institution);
    completion.withObject("/learner").put("holder", DidKey.of(keys.getPublic()));
    var id = idOf(issuerFor(institution).complete(completion).expect(201));
    issuerFor(institution).awaitReceipt(id);
    var attestation = attestation(institution, id);
    assertThat(outcome(ask(bound(attestation, keys)))).isEqualTo("VALID");
    var stranger = Ecdsa.generate(KeyType.P_256, new SecureRandom());
    assertThat(outcome(ask(bound(attestation, stranger)))).isEqualTo("INVALID");
    assertThat(outcome(ask(attestation))).isEqualTo("INVALID");
  }

  private static SdJwt bound(SdJwt attestation, KeyPair keys) {
    var signer = Ecdsa.signer(keys.getPrivate(), new SecureRandom());
    return attestation.bound(
        new KeyBinding("https://employer.example", "n-1"), Instant.now(), signer);
  }

  private static Answer ask(SdJwt attestation) {
    var query = "/v1/verifications?domain=https://employer.example&challenge=n-1";
    return HTTP.post(STACK.addresses().verifier().resolve(query), bytes(attestation));
  }
}
