package nl.microcredentials.local.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nl.microcredentials.core.keys.KeyType;
import nl.microcredentials.local.Replica;
import nl.microcredentials.local.hostile.Expectation.Outcome;
import nl.microcredentials.local.keys.Role;
import nl.microcredentials.local.process.Ports;
import nl.microcredentials.local.sample.SampleInstitution;
import nl.microcredentials.local.sample.SampleInstitutions;
import nl.microcredentials.local.system.Eventually;
import nl.microcredentials.local.system.SystemTest;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends the hostile inputs that are described beside the repository, and compares the answers with
 * what is expected there. Skipped where that file is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCasesIT extends SystemTest {

  /** The file allows a second of computing; this leaves room for a slow machine. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<HostileCase> cases = HostileCase.all(REPOSITORY);
  private final Map<String, Supplier<List<Attempt>>> makers = new HashMap<>();
  private final Set<String> divergent = new HashSet<>();
  private Services services;
  private Workshop workshop;
  private Bounds bounds;
  private IdentityProvider provider;
  private Bounds.Cost most = Bounds.Cost.NOTHING;
  private int inputs;
  private int agreed;

  @BeforeAll
  void prepare() {
    assumeFalse(cases.isEmpty(), "The hostile cases are not beside this repository.");
    var institution = SampleInstitutions.UNIVERSITY;
    var credential = registeredCredential(institution).json();
    services = new Services(STACK);
    bounds = new Bounds(STACK);
    workshop = new Workshop(STACK, HTTP, institution, credential);
    var issuer = STACK.tokens().of(institution, Role.ISSUER);
    var auditor = STACK.tokens().national(Role.AUDITOR);
    makers.putAll(new JsonCases(services, workshop).makers());
    makers.putAll(new ModelCases(services, workshop).makers());
    makers.putAll(new ContextCases(services, workshop).makers());
    makers.putAll(new ProofCases(services, workshop).makers());
    var keys = KeyRing.enrol(STACK, HTTP, institution);
    var proofs = new Proofs(keys);
    var tokens = new Tokens(workshop, keys);
    Eventually.holds(() ->
        Expectation.of(Outcome.VALID)
            .check(services.verifying("", tokens.genuine(KeyType.P_256)).send().get()));
    var trust = new Accreditations(services);
    makers.putAll(trust.makers());
    makers.putAll(new FormCases(services, workshop, proofs, tokens).makers());
    makers.putAll(new TokenHeaderCases(services, tokens).makers());
    makers.putAll(new TokenSignatureCases(services, tokens, keys, trust).makers());
    makers.putAll(new RsaCases(services, tokens).makers());
    makers.putAll(new TokenClaimCases(services, tokens, keys).makers());
    makers.putAll(new DisclosureCases(services, tokens).makers());
    makers.putAll(new PresentationCases(services, workshop, institutions(), tokens).makers());
    makers.putAll(new RemoteCases(services, workshop).makers());
    makers.putAll(new ControlCases(services, workshop).makers());
    makers.putAll(
        new TokenCases(services, institution, credential.path("id").textValue()).makers());
    makers.putAll(new HttpCases(services, workshop, issuer, auditor).makers());
    makers.putAll(new IssuingCases(services, workshop, institution).makers());
    prepareSecondIssuer(new Institution(STACK, institution, services.issuer()));
  }

  /**
   * What an issuer answers that is set up otherwise: it asks the identity provider for its keys,
   * one institution declares what direct awards do not say, and another has no key any more.
   */
  private void prepareSecondIssuer(Institution institution) {
    var college = SampleInstitutions.VOCATIONAL_COLLEGE;
    var declared =
        "issuer.institutions.%s.completion-defaults.".formatted(institution.sample().name());
    var key = "issuer.institutions.%s.keys.%s.".formatted(college.name(), SampleInstitution.KEY_ID);
    provider = new IdentityProvider(KeySetCases.publicKeys(STACK.keys().tokenKey()));
    var second =
        STACK
            .startIssuer(
                new Replica(
                    "second-issuer",
                    Ports.free(RandomGenerator.getDefault()),
                    Map.of(
                        "mp.jwt.verify.publickey.location",
                        provider.address(),
                        "smallrye.jwt.jwks.forced-refresh-interval",
                        "0",
                        declared + "names-validated",
                        "true",
                        declared + "initial-student",
                        "false",
                        key + "valid-until",
                        "2026-01-01T00:00:00Z"),
                    List.of()))
            .address();
    makers.putAll(new LifecycleCases(institution).makers());
    makers.putAll(new BulkCases(institution.at(second)).makers());
    makers.putAll(new KeySetCases(institution.at(second), provider).makers());
    var withoutKey = new Institution(STACK, college, second);
    makers.putAll(new FaultCases(services, workshop, institution, withoutKey).makers());
    makers.putAll(new PrivacyCases(services, workshop, institution, HTTP).makers());
    makers.putAll(new ErasureCases(services, institution, HTTP).makers());
  }

  private static List<Workshop> institutions() {
    return SampleInstitutions.all().stream()
        .map(one -> new Workshop(STACK, HTTP, one, registeredCredential(one).json()))
        .toList();
  }

  Stream<HostileCase> driven() {
    return cases.stream().filter(one -> NotReachable.reason(one).isEmpty());
  }

  /** All of them, or those of the areas that {@code -Dhostile.areas=ISSUE,PRIV} names. */
  Stream<HostileCase> chosen() {
    var areas = System.getProperty("hostile.areas", "");
    return driven()
        .filter(one -> areas.isEmpty() || List.of(areas.split(",", -1)).contains(one.area()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chosen")
  void is_answered_as_expected(HostileCase hostile) {
    assertThat(makers).containsKey(hostile.id());
    var softly = new SoftAssertions();
    for (var attempt : makers.get(hostile.id()).get()) {
      softly
          .assertThatCode(() -> drive(hostile, attempt))
          .as(attempt.variant())
          .doesNotThrowAnyException();
    }
    softly.assertAll();
    Expectation.of(Outcome.VALID).check(List.of(services.verify(workshop.genuine())));
  }

  private void drive(HostileCase hostile, Attempt attempt) {
    inputs++;
    bounds.begin();
    var begin = System.nanoTime();
    var replies = attempt.send().get();
    var took = Duration.ofNanos(System.nanoTime() - begin);
    var cost = bounds.cost();
    if (replies.size() == 1) {
      assertThat(took).isLessThan(LIMIT);
      cost.check(attempt.variant());
      most = most.max(cost);
    }
    var divergence = Divergences.of(hostile.id(), attempt.variant());
    if (divergence.isPresent()) {
      divergence.get().check(replies);
      divergent.add(hostile.id());
    } else {
      attempt.own().orElse(hostile.expected()).check(replies);
      agreed++;
    }
  }

  @Test
  void each_is_either_sent_or_out_of_reach_for_a_stated_reason() {
    var unexplained = new ArrayList<String>();
    for (var one : cases) {
      if (makers.containsKey(one.id()) == NotReachable.reason(one).isPresent()) {
        unexplained.add(one.id());
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(makers.keySet()).isSubsetOf(cases.stream().map(HostileCase::id).toList());
  }

  @Test
  void each_departure_is_explained() throws IOException {
    var explained = Files.readString(REPOSITORY.resolve("docs/divergences.md"));
    for (var caseId : Divergences.caseIds()) {
      assertThat(makers).containsKey(caseId);
      assertThat(explained).contains(caseId);
    }
  }

  @AfterAll
  void summarize() {
    if (cases.isEmpty()) {
      return;
    }
    System.out.printf(
        "Hostile cases: %d in the file; %d driven with %d inputs, of which %d answered as the file"
            + " says and %d otherwise for a stated reason (%s); %d not reachable; none of them"
            + " cost more than %s%n",
        cases.size(),
        chosen().count(),
        inputs,
        agreed,
        inputs - agreed,
        String.join(", ", divergent.stream().sorted().toList()),
        cases.size() - driven().count(),
        most);
    if (provider != null) {
      provider.close();
    }
    bounds.close();
  }
}
