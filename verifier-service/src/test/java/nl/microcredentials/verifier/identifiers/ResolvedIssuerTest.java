package nl.microcredentials.verifier.identifiers;

import static nl.microcredentials.core.problem.ProblemType.CONTROLLER_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.CRYPTOGRAPHIC_SECURITY_ERROR;
import static nl.microcredentials.core.problem.ProblemType.INVALID_VERIFICATION_METHOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import nl.microcredentials.core.integrity.Cryptosuites;
import nl.microcredentials.core.integrity.Verified;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.problem.Refused;
import nl.microcredentials.core.securing.EmbeddedProofs;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.Undecided;
import nl.microcredentials.verifier.policy.OpenPolicy;
import nl.microcredentials.verifier.world.Institution;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a signature is worth whose key is taken from the issuer's own document. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResolvedIssuerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  /** Two keys under one name: the server shows now the one, now the other. */
  private final Institution institution = new Institution("did:web:hogeschool.example");

  private final Institution afterwards = new Institution("did:web:hogeschool.example");
  private final Queue<ObjectNode> answers = new ArrayDeque<>();
  private final ControllerDocuments documents =
      new ControllerDocuments(
          this::answer, _ -> false, Duration.ZERO, Duration.ZERO, System::nanoTime);

  private Fetched answer(URI url) {
    if (answers.isEmpty()) {
      throw FetchRefused.retrieval("The document could not be fetched.");
    }
    var body = StrictJson.write(answers.remove());
    return new Fetched(200, "application/did+json", Optional.empty(), body);
  }

  private ObjectNode unsigned() {
    return institution.credential(
        "registry.example/log", "https://hogeschool.example/status-lists/1", 1, NOW);
  }

  private Verified verify(ObjectNode signed) {
    var policy = new OpenPolicy(documents::methods, true, OpenPolicy.QUESTIONS);
    return policy.verify(new EmbeddedProofs(signed, Cryptosuites.standard()), NOW);
  }

  @Test
  void another_key_than_that_of_the_document_does_not_verify() {
    answers.add(afterwards.didDocument());
    var signed = institution.sign(unsigned(), NOW);
    var refused = catchThrowableOfType(Refused.class, () -> verify(signed));
    assertThat(refused.type()).isEqualTo(CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  /** DIDWEB-17: each of the two proofs would hold with one of the two documents. */
  @Test
  void a_document_that_changes_while_it_is_looked_at_does_not_verify_both() {
    answers.addAll(List.of(institution.didDocument(), afterwards.didDocument()));
    var signed = institution.sign(unsigned(), NOW);
    signed.withArray("proof").add(afterwards.proof(unsignedOf(signed), NOW));
    var refused = catchThrowableOfType(Refused.class, () -> verify(signed));
    assertThat(refused.type()).isEqualTo(CRYPTOGRAPHIC_SECURITY_ERROR);
    assertThat(answers).as("asked once").hasSize(1);
  }

  @Test
  void the_key_of_somebody_else_does_not_speak_for_the_issuer() {
    var stranger = new Institution("did:web:diploma-mill.example");
    answers.add(stranger.didDocument());
    var signed = stranger.sign(unsigned(), NOW);
    var refused = catchThrowableOfType(Refused.class, () -> verify(signed));
    assertThat(refused.type()).isEqualTo(INVALID_VERIFICATION_METHOD);
  }

  @Test
  void a_document_that_is_not_there_says_nothing_about_the_signature() {
    var signed = institution.sign(unsigned(), NOW);
    var undecided = catchThrowableOfType(Undecided.class, () -> verify(signed));
    assertThat(undecided.type()).isEqualTo(CONTROLLER_UNAVAILABLE);
  }

  @Test
  void the_key_of_the_document_verifies() {
    answers.add(institution.didDocument());
    var verified = verify(institution.sign(unsigned(), NOW));
    assertThat(verified.methods().getFirst().id()).isEqualTo(institution.keyId);
  }

  private static ObjectNode unsignedOf(ObjectNode signed) {
    var unsigned = signed.deepCopy();
    unsigned.remove("proof");
    return unsigned;
  }
}
