package nl.microcredentials.local;

import static nl.microcredentials.local.terminal.Terminal.padded;
import static nl.microcredentials.local.terminal.Terminal.seconds;
import static nl.microcredentials.local.terminal.Terminal.shortened;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import nl.microcredentials.core.log.NoteVerifier;
import nl.microcredentials.core.registry.Receipt;
import nl.microcredentials.local.http.Answer;
import nl.microcredentials.local.sample.Professional;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.terminal.JsonView;
import nl.microcredentials.local.terminal.Terminal;

/** How the demonstration looks. */
final class Story {

  private static final int CREDENTIAL_LINES = 46;

  private static final int NAME_WIDTH = 18;

  /** The first of two languages. */
  private static final int MESSAGE_LINES = 12;

  private final Terminal terminal;

  Story(Terminal terminal) {
    this.terminal = terminal;
  }

  void completion(SampleInstitution institution, ObjectNode completion) {
    terminal.heading("A professional completes a course");
    terminal.line(
        "  The student information system of %s reports:".formatted(institution.legalName()));
    terminal.line();
    terminal.line("  " + terminal.bold("POST /v1/completions"));
    new JsonView(terminal).print(completion, Integer.MAX_VALUE);
  }

  void awards(SampleInstitution institution) {
    terminal.heading(
        "%s awards %s".formatted(institution.legalName(), institution.course().title()));
  }

  void award(Professional professional, String id, Duration took) {
    terminal.done("%s %s".formatted(padded(professional.name(), 22), id), took);
  }

  void credential(Professional professional, ObjectNode credential) {
    terminal.heading("What %s gets: a signed Open Badge".formatted(professional.givenName()));
    new JsonView(terminal).print(credential, CREDENTIAL_LINES);
  }

  void message(Professional professional, String message) {
    terminal.heading("What %s finds in the mail".formatted(professional.givenName()));
    message.lines().limit(MESSAGE_LINES).forEach(line -> terminal.line("  " + line));
  }

  void receipt(ObjectNode receipt, NoteVerifier log) {
    terminal.heading("What the national registry answered");
    terminal.pair("Leaf of the log", receipt.path("leafIndex").asText());
    terminal.pair("Registered at", receipt.path("registeredAt").asText());
    var registration = Receipt.parse(receipt).verify(log);
    var checkpoint = registration.checkpoint();
    terminal.pair("Checkpoint", checkpoint.origin());
    terminal.pair(
        "", "size %d, root %s".formatted(checkpoint.size(), checkpoint.rootHash().toBase64()));
    terminal.line(
        "  %s signature of the log and proof of inclusion hold (checked here, offline)"
            .formatted(terminal.green("✓")));
  }

  void verdict(String title, Answer answer) {
    var verdict = answer.json();
    terminal.heading(title);
    terminal.line(
        "  %s  %s"
            .formatted(
                outcome(verdict.path("outcome").asText()), terminal.dim(seconds(answer.took()))));
    terminal.line();
    for (var check : verdict.path("checks")) {
      check(check);
    }
  }

  private void check(JsonNode check) {
    var mark =
        switch (check.path("outcome").asText()) {
          case "passed" -> terminal.green("✓");
          case "failed" -> terminal.red("✗");
          default -> terminal.yellow("?");
        };
    var name = padded(check.path("name").asText(), NAME_WIDTH);
    terminal.line("  %s %s %s".formatted(mark, name, check.path("message").asText()));
    for (var problem : check.path("problems")) {
      terminal.line(" ".repeat(NAME_WIDTH + 5) + problem.path("detail").asText());
      terminal.line(" ".repeat(NAME_WIDTH + 5) + terminal.dim(problem.path("type").asText()));
    }
  }

  private String outcome(String outcome) {
    return switch (outcome) {
      case "VALID" -> terminal.green(terminal.bold(outcome));
      case "INVALID" -> terminal.red(terminal.bold(outcome));
      default -> terminal.yellow(terminal.bold(outcome));
    };
  }

  void revocation(Professional professional, Answer answer) {
    terminal.heading("The exam board revokes it");
    terminal.line("  " + terminal.bold(shortened(answer.request(), Terminal.WIDTH - 2)));
    terminal.pair("Of", professional.name());
    terminal.pair("Status", answer.json().path("status").asText());
  }

  void times(Map<String, Duration> times) {
    terminal.heading("Times");
    times.forEach(terminal::done);
  }

  void goOn(Addresses addresses, JsonNode credential) {
    terminal.heading("Look around");
    addresses.print(terminal);
    terminal.pair("Status list", credential.at("/credentialStatus/statusListCredential").asText());
    terminal.heading("Go on");
    terminal.pair("./microcred up", "keeps it running, with data that stays, on ports 8081-8083");
    terminal.pair("./microcred test", "runs every test");
    terminal.pair("./microcred help", "names all commands");
  }
}
