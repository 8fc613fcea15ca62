package nl.microcredentials.local;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import nl.microcredentials.local.conformance.Conformance;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.terminal.Terminal;

/**
 * {@code microcred up --conformance}: the stack on the documented ports as public test suites drive
 * it, until it is told to stop. Nothing of it stays.
 */
final class ConformanceUp {

  private final StackFolder folder;
  private final SecureRandom random;
  private final Clock clock;

  ConformanceUp(StackFolder folder, SecureRandom random, Clock clock) {
    this.folder = folder;
    this.random = random;
    this.clock = clock;
  }

  void run(Terminal terminal) {
    terminal.heading("Micro-credentials for public test suites");
    var steps = new Steps(terminal, clock);
    try (var http = new Http();
        var stack =
            LocalStack.start(
                StackPlan.of(folder, Ports.documented(random))
                    .forConformance(Conformance.DOCUMENTED_HTTPS_PORT),
                random,
                clock,
                steps::done)) {
      stack.explainingFailures(new Enrolment(stack, http)::enrolAll);
      steps.done("three institutions accredited, their courses published");
      stack.conformance().ifPresent(profile -> explain(stack, profile, terminal));
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void explain(LocalStack stack, Conformance profile, Terminal terminal) {
    var verifier = stack.addresses().verifier();
    terminal.heading("Addresses");
    for (var issuer : profile.issuers()) {
      terminal.pair("Issues", "" + profile.issuing(issuer));
    }
    terminal.pair("Changes status", "" + profile.issuer().resolve("/vc-api/credentials/status"));
    terminal.pair("Verifies", "" + verifier.resolve("/vc-api/credentials/verify"));
    terminal.pair("  of others, too", "" + verifier.resolve("/vc-api/lenient/credentials/verify"));
    terminal.pair("  presentations", "" + verifier.resolve("/vc-api/presentations/verify"));
    terminal.pair("Resolves DIDs", verifier.resolve("/1.0/identifiers/") + "{did}");
    terminal.pair("Certificate", "" + profile.certificate());
    terminal.heading("Test it");
    terminal.line("Put this file into the root folder of a suite, and run the suite (npm test):");
    terminal.line("  " + profile.writeLocalConfig(stack.folder().resolve("localConfig.cjs")));
    terminal.line("docs/conformance.md says which suites there are.");
    terminal.line();
    terminal.line("Everybody who reaches these ports can issue here. No login, throw-away keys:");
    terminal.line("this is no production system. Ctrl-C stops it and removes everything.");
  }
}
