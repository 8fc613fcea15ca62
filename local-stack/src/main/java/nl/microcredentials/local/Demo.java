package nl.microcredentials.local;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import nl.microcredentials.local.http.Answer;
import nl.microcredentials.local.http.Http;
import nl.microcredentials.local.http.IssuerApi;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.sample.Professional;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import nl.microcredentials.local.terminal.Terminal;

/**
 * {@code microcred demo}: one university, one course, five professionals, from the completed course
 * to the verdict. Everything shown was answered over HTTP a moment before.
 */
final class Demo {

  private static final SampleInstitution UNIVERSITY = SampleInstitutions.UNIVERSITY;
  private static final String REASON = "issued-in-error";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final StackFolder folder;
  private final SecureRandom random;
  private final Clock clock;
  private final Map<String, Duration> times = new LinkedHashMap<>();

  Demo(StackFolder folder, SecureRandom random, Clock clock) {
    this.folder = folder;
    this.random = random;
    this.clock = clock;
  }

  void run(Terminal terminal) {
    terminal.heading("Start");
    var steps = new Steps(terminal, clock);
    var ports = Ports.anyFree(random);
    try (var stack = LocalStack.start(StackPlan.of(folder, ports), random, clock, steps::done);
        var http = new Http()) {
      stack.explainingFailures(new Enrolment(stack, http)::enrolAll);
      steps.done("three institutions accredited, their courses published");
      times.put("start everything", steps.total());
      stack.explainingFailures(() -> tell(stack, http, new Story(terminal)));
      if (Terminal.isInteractive()) {
        awaitEnter(terminal);
      }
    }
  }

  private void tell(LocalStack stack, Http http, Story story) {
    var token = stack.tokens().of(UNIVERSITY, Role.ISSUER, Role.EXAM_BOARD);
    var issuer = new IssuerApi(http, stack.addresses().issuer(), token);
    var completion = Professional.FIVE.getFirst().completion(UNIVERSITY, clock.instant());
    story.completion(UNIVERSITY, completion);

    var ids = award(issuer, story);
    var first = Professional.FIVE.getFirst();
    var id = ids.get(first);
    var credential = issuer.credential(id).expect(200);
    story.credential(first, credential.json());
    awaitMail(stack, first).ifPresent(message -> story.message(first, message));

    var receipt = issuer.receipt(id).expect(200);
    story.receipt(receipt.json(), stack.logKey());

    var verdict = verify(stack, http, credential);
    times.put("verify, nothing known before", verdict.took());
    story.verdict("The employer verifies what %s sent".formatted(first.givenName()), verdict);
    times.put("verify once more", verify(stack, http, credential).took());

    revoke(stack, http, issuer, ids, story);
    story.times(times);
    story.goOn(stack.addresses(), credential.json());
  }

  private Optional<String> awaitMail(LocalStack stack, Professional learner) {
    var begin = clock.instant();
    var message = stack.mail().newestTo(learner.email());
    while (message.isEmpty()
        && Duration.between(begin, clock.instant()).compareTo(Duration.ofSeconds(10)) < 0) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      message = stack.mail().newestTo(learner.email());
    }
    return message;
  }

  private Map<Professional, String> award(IssuerApi issuer, Story story) {
    var ids = new LinkedHashMap<Professional, String>();
    var begin = clock.instant();
    story.awards(UNIVERSITY);
    for (var professional : Professional.FIVE) {
      var answer = issuer.complete(professional.completion(UNIVERSITY, clock.instant()));
      var id = answer.expect(201).json().path("id").asText();
      ids.put(professional, id);
      times.putIfAbsent("award the first micro-credential", answer.took());
      times.put("award the last one", answer.took());
      story.award(professional, id, answer.took());
    }
    for (var id : ids.values()) {
      issuer.awaitReceipt(id);
    }
    times.put("award and register all five", Duration.between(begin, clock.instant()));
    return ids;
  }

  private void revoke(
      LocalStack stack, Http http, IssuerApi issuer, Map<Professional, String> ids, Story story) {
    var last = Professional.FIVE.getLast();
    var id = ids.get(last);
    var credential = issuer.credential(id).expect(200);
    story.verdict(
        "%s's credential, before".formatted(last.givenName()), verify(stack, http, credential));
    var revocation = issuer.revoke(id, REASON).expect(200);
    times.put("revoke", revocation.took());
    story.revocation(last, revocation);
    var begin = clock.instant();
    var verdict = verify(stack, http, credential);
    while (verdict.json().path("outcome").asText().equals("VALID")
        && Duration.between(begin, clock.instant()).compareTo(Duration.ofSeconds(20)) < 0) {
      verdict = verify(stack, http, credential);
    }
    times.put("until every verdict says so", Duration.between(begin, clock.instant()));
    story.verdict("%s's credential, after".formatted(last.givenName()), verdict);
  }

  private static Answer verify(LocalStack stack, Http http, Answer credential) {
    var verifications = stack.addresses().verifier().resolve("/v1/verifications");
    return http.post(verifications, credential.body()).expect(200);
  }

  private static void awaitEnter(Terminal terminal) {
    terminal.line();
    terminal.line("Everything is still running. Press Enter to stop it.");
    try {
      while (System.in.read() > '\n') {
        // the rest of the line
      }
    } catch (IOException e) {
      return; // nobody can press Enter any more
    }
  }
}
