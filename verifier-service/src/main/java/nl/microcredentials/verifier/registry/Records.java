package nl.microcredentials.verifier.registry;

import static nl.microcredentials.core.problem.ProblemType.LOG_CHECKPOINT_INVALID;
import static nl.microcredentials.core.problem.ProblemType.LOG_PROOF_INVALID;
import static nl.microcredentials.core.problem.ProblemType.REGISTRATION_MISMATCH;
import static nl.microcredentials.core.problem.ProblemType.REGISTRY_UNAVAILABLE;
import static nl.microcredentials.core.problem.ProblemType.STATEMENT_NOT_AUTHENTIC;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.microcredentials.core.json.MalformedInputException;
import nl.microcredentials.core.json.StrictJson;
import nl.microcredentials.core.log.Checkpoint;
import nl.microcredentials.core.log.LogRefused;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.problem.Problem;
import nl.microcredentials.core.problem.ProblemType;
import nl.microcredentials.core.registry.AccreditedIssuer;
import nl.microcredentials.core.registry.RecordProof;
import nl.microcredentials.core.registry.Registration;
import nl.microcredentials.http.outgoing.FetchRefused;
import nl.microcredentials.http.outgoing.Fetched;
import nl.microcredentials.verifier.VerifierConfig;
import nl.microcredentials.verifier.network.RegistryTransport;

/**
 * What stands in the national log about a credential. Nothing of the registry's answer is believed
 * that its log and the institution's signature do not show.
 */
@Startup // a malformed setting stops the service now, not the first request
@ApplicationScoped
public class Records {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final RegistryTransport registry;
  private final NoteVerifier log;
  private final LogMemory memory;

  Records(RegistryTransport registry, VerifierConfig config, LogMemory memory) {
    this.registry = registry;
    this.log = NoteVerifier.parse(config.registry().logKey());
    this.memory = memory;
  }

  /** The name of the log that counts. */
  public String origin() {
    return log.name();
  }

  /** Returns what the log holds about {@code record} from {@code issuer}. */
  public RecordAnswer find(UUID record, AccreditedIssuer issuer) {
    var before = memory.newest();
    Fetched fetched;
    try {
      fetched = registry.get("/log/proofs/records/" + record, "application/json");
    } catch (FetchRefused e) {
      return away();
    }
    return switch (fetched.status()) {
      case OK -> judge(fetched.body(), record, issuer, before);
      case NOT_FOUND -> new RecordAnswer.Missing();
      default -> away();
    };
  }

  private static RecordAnswer away() {
    return new RecordAnswer.Unavailable(
        new Problem(REGISTRY_UNAVAILABLE, "The national registry does not answer."));
  }

  private RecordAnswer judge(
      byte[] body, UUID record, AccreditedIssuer issuer, Optional<Checkpoint> before) {
    ObjectNode json;
    try {
      json = StrictJson.parseObject(body);
    } catch (MalformedInputException e) {
      return away();
    }
    try {
      var proof = RecordProof.parse(json);
      if (!proof.record().equals(record)) {
        return refuted(LOG_PROOF_INVALID, "The registry answered about another credential.");
      }
      return judge(proof.verify(log), issuer, before);
    } catch (LogRefused e) {
      return refuted(e.type(), e.detail());
    } catch (MalformedInputException e) {
      return refuted(LOG_PROOF_INVALID, e.detail());
    }
  }

  private RecordAnswer judge(
      List<Registration> registrations, AccreditedIssuer issuer, Optional<Checkpoint> before) {
    var checkpoint = registrations.getLast().checkpoint();
    if (registrations.stream().anyMatch(one -> !one.checkpoint().equals(checkpoint))) {
      return refuted(LOG_PROOF_INVALID, "The entries are proven against different checkpoints.");
    }
    if (!memory.accept(checkpoint, before)) {
      return new RecordAnswer.Unavailable(
          new Problem(LOG_CHECKPOINT_INVALID, "The log does not continue what it showed before."));
    }
    for (var registration : registrations) {
      if (!registration.statement().issuer().equals(issuer.id())) {
        return refuted(REGISTRATION_MISMATCH, "The registry holds it from another issuer.");
      }
      if (!isSignedBy(issuer, registration)) {
        return refuted(STATEMENT_NOT_AUTHENTIC, "An entry in the log is not signed by the issuer.");
      }
    }
    return new RecordAnswer.Found(registrations, checkpoint);
  }

  /** The registry's clock decides which keys counted: the issuer cannot set it. */
  private static boolean isSignedBy(AccreditedIssuer issuer, Registration registration) {
    return issuer
        .key(registration.jws().keyId(), registration.registeredAt())
        .filter(registration.jws()::verify)
        .isPresent();
  }

  private static RecordAnswer refuted(ProblemType type, String detail) {
    return new RecordAnswer.Refuted(new Problem(type, detail));
  }
}
