package nl.microcredentials.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.local.Enrolment;
import nl.microcredentials.local.LocalStack;
import nl.microcredentials.local.StackFolder;
import nl.microcredentials.local.StackPlan;
import nl.microcredentials.local.http.Answer;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.http.IssuerApi;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.sample.Professional;
import nl.microcredentials.local.sample.SampleInstitution;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/**
 * Tests of the packaged services as a whole, from outside. They share one stack, which ends with
 * the test process; whoever stops a part of it starts it again.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class SystemTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  protected static final Path REPOSITORY = Path.of(System.getProperty("microcred.repository"));
  protected static final LocalStack STACK = start();
  protected static final Http HTTP = new Http();

  private static LocalStack start() {
    var random = new SecureRandom();
    var stack =
        LocalStack.start(
            StackPlan.of(StackFolder.temporary(REPOSITORY), Ports.anyFree(random)),
            random,
            CLOCK,
            _ -> {});
    try (var http = new Http()) {
      new Enrolment(stack, http).enrolAll();
    }
    return stack;
  }

  /** The issuer as the people of {@code institution} use it. */
  protected static IssuerApi issuerFor(SampleInstitution institution) {
    var token = STACK.tokens().of(institution, Role.ISSUER, Role.EXAM_BOARD);
    return new IssuerApi(HTTP, STACK.addresses().issuer(), token);
  }

  /** Somebody who has no micro-credential yet. */
  static Professional somebody() {
    return new Professional("Robin", "de Vries " + PEOPLE.incrementAndGet());
  }

  static ObjectNode completionOf(Professional person, SampleInstitution institution) {
    return person.completion(institution, CLOCK.instant());
  }

  /** The id of a new credential, registered or not. */
  static String award(SampleInstitution institution) {
    return idOf(issuerFor(institution).complete(completionOf(somebody(), institution)).expect(201));
  }

  /** A new credential that the registry has, as the learner holds it. */
  protected static Answer registeredCredential(SampleInstitution institution) {
    var issuer = issuerFor(institution);
    var id = award(institution);
    issuer.awaitReceipt(id);
    return issuer.credential(id).expect(200);
  }

  static String idOf(Answer answer) {
    return answer.json().path("id").asText();
  }

  static Answer verify(byte[] credential) {
    return verify(STACK.addresses().verifier(), credential);
  }

  static Answer verify(URI verifier, byte[] credential) {
    return HTTP.post(verifier.resolve("/v1/verifications"), credential);
  }

  static String outcome(Answer verification) {
    return verification.expect(200).json().path("outcome").asText();
  }

  /** What one check found. */
  static JsonNode check(Answer verification, String name) {
    for (var check : verification.json().path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check %s in %s".formatted(name, verification.text()));
  }

  static void assertValid(byte[] credential) {
    var verification = verify(credential);
    assertThat(outcome(verification)).as(verification.text()).isEqualTo("VALID");
  }

  static void assertInvalid(byte[] credential, String problemType) {
    var verification = verify(credential);
    assertThat(outcome(verification)).as(verification.text()).isEqualTo("INVALID");
    assertThat(verification.text()).contains("\"" + problemType + "\"");
  }

  static NoteVerifier logKey() {
    return STACK.logKey();
  }
}
