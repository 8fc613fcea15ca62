package nl.microcredentials.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.process.CannotStart;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.sample.Professional;
import nl.microcredentials.local.sample.SampleInstitutions;
import nl.microcredentials.local.terminal.Terminal;

/** {@code microcred up}: the stack on the documented ports, until it is told to stop. */
final class Up {

  private final StackFolder folder;
  private final SecureRandom random;
  private final Clock clock;

  Up(StackFolder folder, SecureRandom random, Clock clock) {
    this.folder = folder;
    this.random = random;
    this.clock = clock;
  }

  void run(Terminal terminal) {
    var lock =
        RunningLock.take(folder.folder())
            .orElseThrow(() ->
                new CannotStart(
                    "The stack of this folder is up already; stop it with Ctrl-C there."));
    try (lock;
        var http = new Http()) {
      terminal.heading("Micro-credentials on this machine");
      var steps = new Steps(terminal, clock);
      var ports = Ports.documented(random);
      try (var stack = LocalStack.start(StackPlan.of(folder, ports), random, clock, steps::done)) {
        stack.explainingFailures(new Enrolment(stack, http)::enrolAll);
        steps.done("three institutions accredited, their courses published");
        explain(stack, terminal);
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void explain(LocalStack stack, Terminal terminal) {
    terminal.heading("Addresses");
    stack.addresses().print(terminal);
    terminal.pair("Data, keys, logs", "" + stack.folder());
    terminal.pair("Mail to learners", "" + stack.mail().folder());
    terminal.heading("Access tokens");
    terminal.line("  ./microcred token issuer                             # " + universityName());
    terminal.line("  ./microcred token exam-board hogeschool-van-de-delta # another institution");
    terminal.line("  ./microcred token operator                           # the national registry");
    terminal.heading("Award a micro-credential, and verify it");
    terminal.line(CurlLines.issue(stack.addresses().issuer(), sampleCompletion()));
    terminal.line();
    terminal.line(CurlLines.verify(stack.addresses()));
    terminal.line();
    terminal.line("Ctrl-C stops everything; data and keys stay.");
  }

  private static String universityName() {
    return SampleInstitutions.UNIVERSITY.legalName();
  }

  private ObjectNode sampleCompletion() {
    return Professional.FIVE.getFirst().completion(SampleInstitutions.UNIVERSITY, clock.instant());
  }
}
