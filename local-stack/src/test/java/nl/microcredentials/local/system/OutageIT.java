package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.sample.SampleInstitutions;
import org.junit.jupiter.api.Test;

/** What still works, and what is still true, while a part of the system is away. */
class OutageIT extends SystemTest {

  @Test
  void issuing_goes_on_without_the_registry_and_the_receipt_comes_later() {
    var institution = SampleInstitutions.UNIVERSITY;
    var issuer = issuerFor(institution);
    STACK.registry().kill();
    String id;
    try {
      id = award(institution);
      var registration = issuer.award(id).expect(200).json().path("registration");
      assertThat(registration.path("state").asText()).isEqualTo("pending");
      assertThat(issuer.receipt(id).status()).isEqualTo(409);
      assertThat(outcome(verify(issuer.credential(id).expect(200).body())))
          .isNotEqualTo("VALID")
          .isNotEqualTo("INVALID");
    } finally {
      STACK.registry().restart();
    }
    issuer.awaitReceipt(id);
    var registration = issuer.award(id).expect(200).json().path("registration");
    assertThat(registration.path("state").asText()).isEqualTo("registered");
    Eventually.holds(() -> assertValid(issuer.credential(id).expect(200).body()));
  }

  @Test
  void doubt_is_neither_acceptance_nor_rejection() {
    var credential = registeredCredential(SampleInstitutions.UNIVERSITY_OF_APPLIED_SCIENCES).body();
    assertValid(credential);
    var random = RandomGenerator.getDefault();
    STACK.issuer().close();
    STACK.registry().close();
    try (var fresh = STACK.startVerifier("fresh-verifier", Ports.free(random))) {
      assertThat(outcome(verify(credential))).as("warm caches").isEqualTo("INDETERMINATE");
      assertThat(outcome(verify(fresh.address(), credential)))
          .as("cold caches")
          .isEqualTo("INDETERMINATE");
    } finally {
      STACK.registry().restart();
      STACK.issuer().restart();
    }
    Eventually.holds(() -> assertValid(credential));
  }
}
