package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.core.verdict.CheckName;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the completed course to the verdict, and what becomes of it later. */
class WholeLoopIT extends SystemTest {

  private static final String REVOKED = "urn:microcredential:problem:revoked";
  private static final String SUSPENDED = "urn:microcredential:problem:suspended";

  static Stream<SampleInstitution> institutions() {
    return SampleInstitutions.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("institutions")
  void what_an_institution_awards_is_registered_and_valid(SampleInstitution institution) {
    var issuer = issuerFor(institution);
    var id = award(institution);
    var receipt = Receipt.parse(issuer.awaitReceipt(id).json());
    var registration = receipt.verify(logKey());
    assertThat("urn:uuid:" + registration.statement().record()).isEqualTo(id);

    var credential = issuer.credential(id).expect(200);
    assertThat(credential.json().path("id").asText()).isEqualTo(id);
    assertThat(credential.json().path("issuer").path("id").asText())
        .isEqualTo(institution.did(STACK.addresses().issuer()));
    var verification = verify(credential.body());
    assertThat(outcome(verification)).as(verification.text()).isEqualTo("VALID");
    for (var name : CheckName.values()) {
      assertThat(check(verification, name.wireName()).path("outcome").asText())
          .as(name.wireName())
          .isEqualTo("passed");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("institutions")
  void what_is_revoked_is_invalid_for_ever(SampleInstitution institution) {
    var issuer = issuerFor(institution);
    var credential = registeredCredential(institution);
    var id = idOf(credential);
    assertValid(credential.body());

    var revocation = issuer.revoke(id, "issued-in-error").expect(200);
    assertThat(revocation.json().path("status").asText()).isEqualTo("revoked");
    awaitInvalid(credential.body(), REVOKED);

    assertThat(issuer.revoke(id, "issued-in-error").status()).isEqualTo(200);
    assertThat(issuer.reinstate(id).status()).isEqualTo(409);
    assertInvalid(credential.body(), REVOKED);
  }

  @Test
  void what_is_suspended_is_invalid_until_it_is_reinstated() {
    var institution = SampleInstitutions.UNIVERSITY_OF_APPLIED_SCIENCES;
    var issuer = issuerFor(institution);
    var credential = registeredCredential(institution);
    var id = idOf(credential);
    issuer.suspend(id, "under-investigation").expect(200);
    awaitInvalid(credential.body(), SUSPENDED);

    issuer.reinstate(id).expect(200);
    Eventually.holds(() -> assertValid(credential.body()));

    assertThat(issuer.history(id).json().path("events").findValuesAsText("kind"))
        .containsExactly("issued", "suspended", "reinstated");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("institutions")
  void what_is_awarded_can_be_had_as_every_document(SampleInstitution institution) {
    var issuer = issuerFor(institution);
    var id = award(institution);
    assertThat(issuer.document(id, "pdf").expect(200).body()).startsWith('%', 'P', 'D', 'F');
    assertThat(issuer.document(id, "elm").expect(200).json().has("signatures")).isTrue();
    assertThat(issuer.document(id, "badge.png").expect(200).body()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(issuer.document(id, "badge.svg").expect(200).text()).startsWith("<svg");
  }

  @Test
  void a_course_that_was_not_passed_gives_no_micro_credential() {
    var institution = SampleInstitutions.UNIVERSITY;
    var completion = completionOf(somebody(), institution);
    completion.withObject("/result").put("pass", "failed");
    var answer = issuerFor(institution).complete(completion);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("urn:microcredential:problem:completion-not-proven");
  }

  @Test
  void one_institution_does_not_see_what_another_one_awarded() {
    var id = award(SampleInstitutions.UNIVERSITY);
    var other = issuerFor(SampleInstitutions.VOCATIONAL_COLLEGE);
    assertThat(other.credential(id).status()).isEqualTo(404);
    assertThat(other.revoke(id, "fraud").status()).isEqualTo(404);
  }

  /** The registry is told after the institution got its answer; both must become one verdict. */
  private static void awaitInvalid(byte[] credential, String problemType) {
    Eventually.holds(() -> assertInvalid(credential, problemType));
  }
}
